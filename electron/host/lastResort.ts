import type { Log } from './log.ts'

/**
 * What happens to errors that nobody caught: a promise's is noted and the host lives on, since every change is one
 * transaction and none is half done; any other is noted and the host ends, to be started anew.
 */
export function noteUncaught(log: Log): void {
  process.on('unhandledRejection', (error) => log.defect('promise', 'host', error))
  process.on('uncaughtException', (error) => {
    log.defect('uncaught', 'host', error)
    process.exit(1)
  })
}
