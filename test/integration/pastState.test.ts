import fc from 'fast-check'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachmentFile } from '../../electron/host/attachments/attachmentFiles.ts'
import { noteBrought } from '../../electron/host/attachments/brought.ts'
import { migrations } from '../../electron/host/database/migrations/migrations.ts'
import { clockBy, stateAt } from '../../electron/host/records/pastState.ts'
import { putBack } from '../../electron/host/records/putBack.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { AnyRow, AnyValues, Entity } from '../../shared/entity.ts'
import { failureOf } from '../../shared/failure.ts'
import { held, ids, table, thing } from '../harness/everyKind.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
const registry: Readonly<Record<string, Entity>> = { ...entities, thing }
const actors = () => [desk.chief, desk.clerk] as const

beforeAll(() => {
  desk = tempOffice({ registry, migrations: [...migrations, table] })
  const { store } = desk.office
  store.transact(actOf(desk.chief), (tx) => {
    for (const [n, id] of ids.entries()) {
      store.seed(tx, entities.tag, [{ id, values: { name: `标签${n}`, color: 'blue' } }])
      store.seed(tx, entities.user, [
        { id, values: { name: `人${n}`, login: `p${n}`, role: 'staff', active: true } },
      ])
      store.seed(tx, entities.department, [{ id, values: { name: `组${n}` } }])
      store.seed(tx, thing, [{ id, values: { text: `物${n}` } }])
    }
  })
  const file = attachmentFile(desk.folder, '0'.repeat(64))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, 'x')
})
afterAll(() => desk.close())

/** Some fields of a record given a value each, or none. */
const typed = Object.entries(thing.fields).filter(([, { derived }]) => !derived)
const values = fc.record(
  Object.fromEntries(
    typed.map(([name, { kind }]) => [name, fc.option(held[kind] as fc.Arbitrary<unknown>)]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<AnyValues>
const step = fc.oneof(
  { weight: 5, arbitrary: values },
  { weight: 1, arbitrary: fc.constantFrom('remove' as const, 'restore' as const) },
)

const read = (id: string, entity: Entity = thing) =>
  readVisible(desk.office.reading, entity, undefined, desk.chief, id)!
/** What of a record is the same whenever it is looked at. */
const said = ({ updatedAt: _, updatedBy: __, deletedBy: ___, ...row }: AnyRow) => row

describe('a record as it was', () => {
  it('is, for any moment, what it was found to be then; and any of it can be put back', () => {
    fc.assert(
      fc.property(values, fc.array(step, { maxLength: 8 }), fc.nat(8), (first, steps, pick) => {
        const { store, reading, ids: newId } = desk.office
        const id = newId()
        const seen: { readonly at: number; readonly row: AnyRow }[] = []
        const look = () => {
          seen.push({ at: desk.clock.now(), row: read(id) })
          desk.clock.forward(1000)
        }
        desk.clock.forward(1000)
        store.transact(actOf(desk.chief), (tx) => store.create(tx, thing, id, first))
        look()
        for (const [n, each] of steps.entries()) {
          noteBrought(desk.office, desk.clerk, '0'.repeat(64))
          store.transact(actOf(actors()[n % 2]!), (tx) => {
            if (each === 'remove') store.remove(tx, thing, id)
            else if (each === 'restore' || read(id).deletedAt !== null) store.restore(tx, thing, id)
            else store.update(tx, thing, id, each)
          })
          look()
        }
        const now = read(id)
        expect(stateAt(reading, thing, now, clockBy(reading, id, seen[0]!.at - 1)).row).toBeNull()
        for (const { at, row } of seen) {
          const then = stateAt(reading, thing, now, clockBy(reading, id, at)).row!
          expect(said(then)).toEqual(said(row))
        }
        const wanted = seen[pick % seen.length]!
        if (now.deletedAt !== null)
          store.transact(actOf(desk.chief), (tx) => store.restore(tx, thing, id))
        const clock = clockBy(reading, id, wanted.at)
        try {
          store.transact(actOf(desk.chief, 'history'), (tx) =>
            putBack(tx, store, { entity: thing, row: read(id) }, { clock }),
          )
        } catch (error) {
          expect(failureOf(error)?.problems[0]?.key).toBe('nothingToPutBack')
        }
        expect(said({ ...read(id), deletedAt: null })).toEqual(
          said({ ...wanted.row, deletedAt: null }),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('keeps what was in a field that was removed since, and gives it back with the rest', () => {
    const field = desk.create('customField', {
      label: '开票周期',
      entity: 'customer',
      kind: 'text',
    })
    const name = `custom_${field.id.replaceAll('-', '')}`
    const customer = desk.create('customer', { name: '甲', [name]: '月结', level: 'A' })
    desk.clock.forward(1000)
    desk.update('customer', customer.id, { [name]: '季结', level: 'B' })
    desk.remove('customField', field.id)
    const { registryEver, reading, store } = desk.office
    const past = registryEver['customer']!
    const row = read(customer.id, past)
    expect(row[name]).toBe('季结')
    const [newest] = desk.history(customer.id)
    expect(stateAt(reading, past, row, newest!.clock - 1).row).toMatchObject({
      level: 'A',
      [name]: '月结',
    })
    const { registry: live } = desk.office
    const back = store.transact(actOf(desk.chief, 'history'), (tx) =>
      putBack(
        tx,
        store,
        { entity: live['customer']!, row: read(customer.id, live['customer']) },
        { clock: newest!.clock - 1 },
      ),
    )
    expect(back.row['level']).toBe('A')
    expect(desk.history(customer.id)[0]).toMatchObject({ source: 'history' })
  })

  it('is given back but for what can’t be any more, which is said', () => {
    const [head, branch] = [
      desk.create('customer', { name: '总公司' }),
      desk.create('customer', { name: '分公司' }),
    ]
    desk.update('customer', branch.id, { parent: head.id, level: 'A' })
    const { clock } = desk.history(branch.id)[0]!
    desk.update('customer', branch.id, { parent: null, level: 'B' })
    desk.update('customer', head.id, { parent: branch.id })
    const { store } = desk.office
    const found = { entity: entities.customer, row: read(branch.id, entities.customer) }
    const back = store.transact(actOf(desk.chief, 'history'), (tx) =>
      putBack(tx, store, found, { clock }),
    )
    expect(back.row).toMatchObject({ level: 'A', parent: null })
    expect(back.left).toEqual([{ path: ['parent'], key: 'ownAncestor' }])
  })

  it('is not put over what a colleague wrote unseen', () => {
    const { id } = desk.create('customer', { name: '甲', level: 'A' })
    const { clock } = desk.history(id)[0]!
    desk.update('customer', id, { level: 'B' })
    const seen = { level: 'B' }
    desk.update('customer', id, { level: 'C' }, desk.clerk)
    const { store } = desk.office
    expect(() =>
      store.transact(actOf(desk.chief, 'history'), (tx) =>
        putBack(
          tx,
          store,
          { entity: entities.customer, row: read(id, entities.customer) },
          { clock, seen },
        ),
      ),
    ).toThrow('changedMeanwhile')
  })

  it('came with the program: it was there before its first entry', () => {
    const { store, reading } = desk.office
    const [id] = ids
    store.transact(actOf(desk.chief), (tx) => store.update(tx, entities.tag, id!, { name: '改' }))
    const past = stateAt(reading, entities.tag, read(id!, entities.tag), 0)
    expect(past.row).toMatchObject({ name: '标签0', updatedBy: null })
  })
})
