import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { defineEntity } from '../../shared/entity.ts'
import { entities } from '../../shared/entities/registry.ts'
import { choice, date, money, reference, tags, text } from '../../shared/fields/builders.ts'
import { migrations, type Migration } from '../../electron/host/database/migrations/migrations.ts'
import {
  numbered,
  recordTable,
  sortedBy,
} from '../../electron/host/database/migrations/recordTable.ts'
import { recordShape } from '../../renderer/records/recordShape.ts'
import { failing, tempHost } from '../harness/apiDesk.ts'

/** All that a new entity takes, besides its labels: this, a line in the registry, and a migration. */
const parcel = defineEntity({
  name: 'parcel',
  title: 'label',
  list: ['label', 'customer', 'sentOn', 'postage'],
  sort: { field: 'sentOn', descending: true },
  belongsTo: 'customer',
  timeline: 'createdAt',
  groups: { basic: ['label', 'customer', 'sentOn', 'postage', 'by', 'tags'] },
  fields: {
    label: text().required().searched('name').duplicateKey(),
    customer: reference('customer'),
    sentOn: date().initially({ current: 'today' }),
    postage: money(),
    by: choice('interactionKind').initially('letter'),
    tags: tags(),
  },
})

const registry = { ...entities, parcel }

const parcels: Migration = [
  ...recordTable(
    'parcel',
    {
      label: 'text not null',
      customer: 'text references "customer" ("id")',
      sentOn: 'text',
      postage: 'integer',
      by: 'text',
      tags: 'text',
    },
    [['customer']],
  ),
  ...numbered('parcel'),
  ...sortedBy('parcel', ['sentOn']),
]

test('an entity that is declared has table, API, form, list, history and search', async () => {
  const office = tempHost({ registry, migrations: [...migrations, parcels] })
  const { records, search, office: reception } = office.desk()
  await reception.setUp({ protection: 'open', name: '春风商贸', locale: 'zh-CN' })
  const [customer, id] = [v7(), v7()]
  await records.create({
    entity: 'customer',
    id: customer,
    act: v7(),
    values: { name: '澄川包装' },
  })

  const values = { label: '样品盒', customer, postage: 1200 }
  const made = await records.create({ entity: 'parcel', id, act: v7(), values })
  expect(made).toMatchObject({ label: '样品盒', sentOn: '2026-11-23', by: 'letter', tags: null })
  const wrong = records.update({
    entity: 'parcel',
    id,
    act: v7(),
    values: { postage: 1.5, by: 'owl' },
  })
  expect(await failing(wrong)).toBe('invalid postage:notMoney by:notInList')
  const act = v7()
  await records.update({ entity: 'parcel', id, act, values: { postage: 1500 } })

  const dear = { field: 'postage', op: 'atLeast', value: 1500 } as const
  const page = await records.list({ entity: 'parcel', filter: dear })
  expect(page).toMatchObject({ total: 1, rows: [{ id }], titles: { [customer]: '澄川包装' } })
  const { entries } = await records.history({ entity: 'parcel', id })
  expect(entries.map(({ kind, fields }) => [kind, fields.postage])).toEqual([
    ['update', { old: 1200, new: 1500 }],
    ['create', { old: null, new: 1200 }],
  ])
  const timeline = await records.timeline({ entity: 'customer', id: customer })
  expect(timeline.entries).toMatchObject([{ kind: 'record', entity: 'parcel', row: { id } }])
  const found = await search.find({ query: 'yangpin', entities: ['parcel'] })
  expect(found.hits).toMatchObject([{ entity: 'parcel', row: { id }, field: 'label' }])

  await outcomeOf(records.undo({ undo: act, act: v7() }))
  expect((await records.read({ entity: 'parcel', id })).row.postage).toBe(1200)
  await records.remove({ entity: 'customer', ids: [customer], act: v7() })
  expect((await records.list({ entity: 'parcel' })).total).toBe(0)
  await office.remove()
})

test('its form and its page follow from the declaration too', () => {
  expect(recordShape(parcel).about).toEqual(['customer', 'sentOn', 'postage'])
})
