import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { supportFacts } from '../../electron/host/housekeeping/supportFacts.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const examine = () => here('examine', { dataDir: desk.folder, file: desk.office.file })
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

test('a report for support tells of the machine and the program, and of no customer', () => {
  desk.create('customer', { name: '宁波晨辰文具' })
  const facts = supportFacts(desk.office)
  expect(facts.sqlite).toMatch(/^3\./)
  expect(JSON.stringify(facts)).not.toContain('晨辰')
})
