import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { expect, inject, test } from 'vitest'
import { failing, tempHost } from '../harness/apiDesk.ts'
import { officeFolder } from '../harness/office.ts'

const day = 86_400_000

test('a clock that is set back while people work: changes keep their order, backups go on, nobody is thrown out', async () => {
  const office = tempHost({ every: () => () => {} })
  const chief = office.desk()
  await chief.office.setUp({ protection: 'open', name: '春风商贸', locale: 'zh-CN' })
  const id = v7()
  await chief.records.create({ entity: 'customer', id, act: v7(), values: { name: '第一' } })
  await office.host.backups.make('manual')
  office.clock.forward(-400 * day)
  for (const name of ['第二', '第三']) {
    await chief.records.update({ entity: 'customer', id, act: v7(), values: { name } })
  }
  const { entries } = await chief.records.history({ entity: 'customer', id })
  expect(entries.map(({ fields }) => fields['name']?.new)).toEqual(['第三', '第二', '第一'])
  await office.host.backups.look()
  expect(await failing(chief.office.state())).toMatch(/^answered/)
  expect((await chief.backup.list({ from: 'own' })).length).toBeGreaterThan(0)
  await office.remove()
})

const library = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
].find((path) => existsSync(path))
const missing = library ? '' : ' (needs libfaketime)'

test.skipIf(!library)(
  `a machine’s clock that jumps back a year under a running program${missing}`,
  async () => {
    const folder = officeFolder()
    const told = join(folder.path, 'now')
    const script = join(inject('hosts'), 'busyWriter.js')
    writeFileSync(told, '2026-11-26 12:00:00')
    const child = spawn(process.execPath, [script, folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        LD_PRELOAD: library,
        FAKETIME_TIMESTAMP_FILE: told,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    })
    let said = 0
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString().split('\n').length - 1
        if (said > 20) writeFileSync(told, '2025-11-26 12:00:00')
        if (said > 60) resolve()
      })
    })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    const file = new Database(join(folder.path, 'office.laike'), { readonly: true })
    const entries = file.prepare('select at, clock from change order by seq').all() as Entry[]
    file.close()
    const back = entries.filter(({ at }, index) => index > 0 && at < entries[index - 1]!.at)
    expect(back.length).toBe(1)
    const falling = entries.filter(
      ({ clock }, index) => index > 0 && clock < entries[index - 1]!.clock,
    )
    expect(falling).toEqual([])
    folder.remove()
  },
)

interface Entry {
  readonly at: number
  readonly clock: number
}
