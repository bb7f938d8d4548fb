import { spawn } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, inject, test } from 'vitest'
import { openOffice } from '../../electron/host/office.ts'
import { tempFolder } from '../harness/office.ts'

/** Lets a writer work until it has saved so many pairs and a little more, kills it, and answers with what it had said. */
async function killAfter(dataDir: string, saved: number, delay: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(inject('hosts'), 'busyWriter.js'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.split('\n').length > saved) setTimeout(resolve, delay)
    })
  })
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
  return said.split('\n').slice(0, -1)
}

test('kill -9 in the middle of writing loses nothing that was said to be saved', async () => {
  const folder = tempFolder()
  const acknowledged: string[] = []
  for (const [round, delay] of [0, 1, 3, 7, 2, 5].entries()) {
    acknowledged.push(...(await killAfter(folder.path, 20 + round * 7, delay)))
  }
  openOffice({ dataDir: folder.path }).close()
  const file = new Database(join(folder.path, 'office.laike'), { readonly: true })
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(file.pragma('foreign_key_check')).toEqual([])
  const here = new Set(
    file.prepare('select id from customer union all select id from interaction').pluck().all(),
  )
  const lost = acknowledged.flatMap((line) => line.split(' ')).filter((id) => !here.has(id))
  expect(acknowledged.length).toBeGreaterThan(200)
  expect(lost).toEqual([])
  // Whole acts or nothing: each customer has its call, each record its entry in the log, no number left out.
  const count = (sql: string) => Number(file.prepare(sql).pluck().get())
  expect(count('select count(*) from interaction')).toBe(count('select count(*) from customer'))
  expect(count('select count(*) from change')).toBe(here.size)
  expect(count('select max(seq) from change')).toBe(here.size)
  file.close()
  folder.remove()
})
