import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openCheckpoints } from './checkpoints.ts'
import { openWriter } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'laike-checkpoints-'))
const file = join(folder, 'office.laike')
const writer = openWriter(file, { writing: true, erasing: false })
const checkpoints = openCheckpoints(file)
afterEach(() => {
  checkpoints.close()
  writer.close()
  rmSync(folder, { recursive: true, force: true })
})

test('what was written is carried into the file beside the writer, once it is much', () => {
  writer.exec('create table page (text)')
  const carried = () => {
    checkpoints.tend()
    const [state] = writer.pragma('wal_checkpoint(noop)') as { log: number; checkpointed: number }[]
    return state!.log > 0 && state!.checkpointed === state!.log
  }
  const write = writer.prepare('insert into page values (?)')
  write.run('a word')
  expect(carried()).toBe(false)
  writer.transaction(() => {
    for (let page = 0; page < 1000; page += 1) write.run('x'.repeat(4000))
  })()
  expect(carried()).toBe(true)
})
