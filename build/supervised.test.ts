import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laike-supervised-'))
  writeFileSync(
    join(folder, 'host.mjs'),
    `const close = () => { console.log('closing'); process.disconnect(); clearInterval(open) }
     const open = setInterval(() => {}, 1000)
     process.on('SIGTERM', close)
     console.log('open')`,
  )
  writeFileSync(
    join(folder, 'start.mjs'),
    `import { runUntilItEnds } from ${JSON.stringify(join(import.meta.dirname, 'supervised.mjs'))}
     const ending = await runUntilItEnds(process.execPath, ['host.mjs'], {
       cwd: process.cwd(), env: process.env, channel: true,
       onOutput: (text) => process.stdout.write(text),
     })
     console.log(JSON.stringify(ending))`,
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Starts the script as npm does, in a group of its own, and waits until the host is open. */
async function start(program: string, args: string[]) {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
  await once(child.stdout, 'data')
  return {
    pid: child.pid!,
    /** Everything it printed, once nobody holds its output open any more. */
    closed: once(child.stdout, 'close').then(() => output),
  }
}

describe.skipIf(process.platform === 'win32')('what npm start keeps open', () => {
  it('is told once to close when it is asked to end', async () => {
    const { pid, closed } = await start(process.execPath, ['start.mjs'])
    process.kill(pid, 'SIGTERM')
    process.kill(pid, 'SIGTERM')
    expect(await closed).toBe('open\nclosing\n{"code":0,"asked":true}\n')
  })

  it('is told to close when the shell between npm and it dies of the signal', async () => {
    const { pid, closed } = await start('sh', ['-c', `"${process.execPath}" start.mjs; true`])
    process.kill(pid, 'SIGKILL')
    expect(await closed).toBe('open\nclosing\n{"code":0,"asked":true}\n')
  })
})
