import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { migrations } from '../../electron/host/database/migrations/migrations.ts'
import { openLog } from '../../electron/host/log.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const examine = () =>
  here('examine', {
    dataDir: desk.folder,
    file: desk.office.file,
    now: desk.clock.now(),
  })
const attach = (text: string, held = text) => {
  const id = createHash('sha256').update(text).digest('hex')
  mkdirSync(join(desk.folder, 'attachments', id.slice(0, 2)), { recursive: true })
  writeFileSync(join(desk.folder, 'attachments', id.slice(0, 2), id), held)
  return { id, name: `${text}.pdf`, size: 6, type: 'application/pdf' }
}

test('a check finds nothing wrong with an office that is as it should be, and counts it', async () => {
  const { id } = desk.create('customer', { name: '宁波晨辰文具', attachments: [attach('合同')] })
  desk.create('customer', { name: '春晓茶叶店' })
  desk.update('customer', id, { name: '晨辰文具' })
  desk.remove('customer', id)
  attach('旧合同')
  const found = await examine()
  expect(found).toMatchObject({ faults: 0, dangling: 0 })
  expect(found.entities.find(({ entity }) => entity === 'customer')).toEqual({
    entity: 'customer',
    live: 1,
    deleted: 1,
    astray: 0,
  })
  expect(found.entities.every(({ astray }) => astray === 0)).toBe(true)
  expect(found.attachments).toMatchObject({ count: 2, missing: 0, damaged: 0, unused: 1 })
  expect(Object.values(found.file.parts).reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(0)
  expect(found.months.at(-1)).toMatchObject({ created: 4, changes: 6 })
})

test('a check finds what is missing, damaged, or unknown to search', async () => {
  const lost = attach('合同')
  desk.create('customer', { name: '宁波晨辰文具', attachments: [lost] })
  rmSync(join(desk.folder, 'attachments', lost.id.slice(0, 2), lost.id))
  attach('发票', '改过的发票')
  const foreign = new Database(desk.office.file)
  foreign.unsafeMode().exec('delete from "customerGram_docsize"')
  foreign.close()
  const found = await examine()
  expect(found.attachments).toMatchObject({ missing: 1, damaged: 1 })
  expect(found.entities.find(({ entity }) => entity === 'customer')?.astray).toBe(1)
})

test('a report for support tells of the machine and the program, and of nothing that anybody typed', async () => {
  const mark = '春江花月'
  desk.create('customer', { name: '某某' })
  desk.create('customField', { label: '某某', entity: 'customer', kind: 'text' })
  const { office, folder } = desk
  office.store.transact(actOf(desk.chief), (tx) => {
    for (const name of ['officeName', 'casePattern', 'mark'] as const) writeSetting(tx, name, mark)
    writeSetting(tx, 'backupSecond', { path: `/media/${mark}`, id: mark })
    writeSetting(tx, 'restored', { at: 1, name: mark, madeAt: 1, safety: mark, by: mark })
    tx.note({ kind: 'exported', detail: { to: mark } })
  })
  // Whatever text there is in any table says it.
  const foreign = new Database(office.file)
  foreign.function('laike_writing', () => 1)
  foreign.function('laike_erasing', () => 1)
  foreign.pragma('foreign_keys = OFF')
  foreign.pragma('trusted_schema = ON')
  const tables = [...Object.keys(office.registry), 'change'] as const
  for (const table of tables) {
    const columns = foreign.pragma(`table_info("${table}")`) as { name: string; type: string }[]
    for (const { name, type } of columns) {
      if (type !== 'TEXT' || (table === 'change' ? name !== 'fields' : isSchema(table, name)))
        continue
      foreign.unsafeMode().exec(`update "${table}" set "${name}" = '${mark}'`)
    }
  }
  foreign.close()
  const log = openLog(folder, desk.clock)
  log.defect('1', 'saving', new Error(`no such thing: '${mark}'`))
  log.note(`not opened: ${folder}`)

  const facts = await here('facts', { dataDir: folder, file: office.file })
  const report = JSON.stringify({ ...facts, examination: await examine() })
  expect(facts).toMatchObject({ schema: migrations.length, counts: { customer: 1 } })
  expect(facts.customFields).toEqual(['customer: text'])
  expect(facts.log).toContain('defect 1')
  expect(report).not.toContain(mark)
  expect(report).not.toContain(folder)
})

/** What says how an office's own fields are made, or lists files: without it nothing could be read. */
const isSchema = (table: string, name: string) =>
  ['id', 'attachments'].includes(name) ||
  (table === 'customField' && ['entity', 'kind', 'deletedAt'].includes(name))
