import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReasonOf } from './database/open.ts'
import { lockOffice } from './officeLock.ts'

const holds = `
  const { lockOffice } = await import(${JSON.stringify(import.meta.resolve('./officeLock.ts'))})
  globalThis.held = lockOffice(process.argv.at(-1))
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laike-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const reason = () => {
  try {
    lockOffice(folder).release()
    return undefined
  } catch (error) {
    return openReasonOf(error)
  }
}

describe('the lock of a data folder', () => {
  it('keeps a second host of the same process out until the first is done', () => {
    const first = lockOffice(folder)
    expect(reason()).toBe('inUse')
    first.release()
    expect(reason()).toBeUndefined()
  })

  it('keeps another process out, and ends when that is killed', async () => {
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `${holds}; console.log('held'); setInterval(() => {}, 1000)`,
        folder,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(child.stdout, 'data')
    expect(reason()).toBe('inUse')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(reason()).toBeUndefined()
  })

  it('keeps another thread out, and ends when that is terminated', async () => {
    const worker = new Worker(
      new URL(
        `data:text/javascript,${encodeURIComponent(`${holds};
        const { parentPort } = await import('node:worker_threads')
        parentPort.postMessage('held')
        parentPort.on('message', () => {})`)}`,
      ),
      { argv: [folder] },
    )
    await once(worker, 'message')
    expect(reason()).toBe('inUse')
    await worker.terminate()
    expect(reason()).toBeUndefined()
  })

  it('makes the folder it is asked to lock', () => {
    folder = join(folder, 'new', 'office')
    expect(reason()).toBeUndefined()
  })

  it('says so where nothing can be written', () => {
    writeFileSync(join(folder, 'file'), '')
    folder = join(folder, 'file')
    expect(reason()).toBe('unwritable')
  })
})
