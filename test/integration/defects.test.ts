import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failureFrom } from '../../renderer/failureFrom.ts'
import { tempHost } from '../harness/apiDesk.ts'

it('a defect is noted with its stack under a number, and that number is all the person learns', async () => {
  const office = tempHost()
  const desk = office.desk()
  await desk.office.setUp({ protection: 'open', name: '春风商贸', locale: 'zh-CN' })
  const file = new Database(office.host.office.file)
  file.pragma('foreign_keys = OFF')
  file.exec('drop table tag')
  file.close()

  const failure = await desk.office.lookups().catch(failureFrom)
  expect(failure).toEqual({
    kind: 'defect',
    problems: [
      { path: [], key: 'defect', params: { id: expect.stringMatching(/^[0-9a-f]{8}$/) as string } },
    ],
  })
  const [{ params }] = (failure as unknown as { problems: [{ params: { id: string } }] }).problems
  const log = readFileSync(join(office.host.office.dataDir, 'host.log'), 'utf8')
  expect(log).toContain(`defect ${params.id} in office.lookups: SqliteError: no such table: tag`)
  expect(log).toMatch(/\n +at .*officeProcedures\.ts/)
  expect((await desk.office.state()).name).toBe('春风商贸')
  await office.remove()
})
