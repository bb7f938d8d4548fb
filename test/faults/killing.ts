import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { inject } from 'vitest'

/** Starts a script of the harness, kills it so many milliseconds after it said that it begins, and tells what it had said. */
export async function killedAfter(
  script: string,
  args: readonly string[],
  after: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [join(inject('hosts'), `${script}.js`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  let said = ''
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('begun')) resolve()
    })
  })
  await Promise.race([begun, closed])
  await Promise.race([new Promise((resolve) => setTimeout(resolve, after)), closed])
  child.kill('SIGKILL')
  // By itself it ends well, or the trial is none.
  if (await closed) throw new Error(`${script} failed: ${args.join(' ')}`)
  return said.trim().split('\n')
}
