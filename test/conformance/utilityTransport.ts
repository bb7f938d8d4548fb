import { once } from 'node:events'
import { join } from 'node:path'
import { inject } from 'vitest'
import { connect } from '../../renderer/connection.ts'
import { portLinks } from '../../renderer/linkSources.ts'
import { MessageChannelMain } from '../harness/electron/main/messageChannel.ts'
import { utilityProcess } from '../harness/electron/main/utilityProcess.ts'
import { patience, type Transport } from './transports.ts'

async function openUtility(data: string) {
  const child = utilityProcess.fork(join(inject('hosts'), 'main.js'), ['--data', data])
  const [message] = (await once(child, 'message')) as [{ type: string }]
  if (message.type !== 'ready') throw new Error(`The host said ${JSON.stringify(message)}`)
  return child
}

/** The host as the desktop runs it, under a stand-in for Electron's utility process: not run on Electron. */
export const utility: Transport = {
  name: 'message port of a utility process',
  start: async (data) => {
    const windows = new Set<(port: MessagePort) => void>()
    let child = await openUtility(data)
    const hand = (take: (port: MessagePort) => void) => {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ type: 'port' }, [port1])
      take(port2.transfer() as unknown as MessagePort)
    }
    return {
      open: () =>
        connect(
          portLinks((take) => {
            windows.add(take)
            hand(take)
          }),
          patience,
        ),
      crash: async () => {
        process.kill(child.pid!, 'SIGKILL')
        await once(child, 'exit')
        child = await openUtility(data)
        for (const take of windows) hand(take)
      },
      stop: async () => {
        child.postMessage({ type: 'stop' })
        const [code] = (await once(child, 'exit')) as [number]
        return code
      },
    }
  },
}
