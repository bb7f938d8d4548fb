import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { defineEntity } from '../../shared/entity.ts'
import { entities } from '../../shared/entities/registry.ts'
import { choice, date, money, reference, tags, text } from '../../shared/fields/builders.ts'
import { migrations, type Migration } from '../../electron/host/database/migrations/migrations.ts'
import { recordTable } from '../../electron/host/database/migrations/recordTable.ts'
import { historyOf } from '../../electron/host/records/history.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { actOf, tempOffice } from '../harness/office.ts'

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

const parcels: Migration = recordTable(
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
)

test('an entity that is declared has table, API, form, list, history and search', () => {
  const desk = tempOffice({
    registry: { ...entities, parcel },
    migrations: [...migrations, parcels],
  })
  const { office } = desk
  const customer = desk.create('customer', { name: '澄川包装' })
  const id = v7()
  office.store.transact(actOf(desk.chief), (tx) =>
    office.store.create(tx, parcel, id, { label: '样品盒', customer: customer.id, postage: 1200 }),
  )
  office.store.transact(actOf(desk.chief), (tx) =>
    office.store.update(tx, parcel, id, { postage: 1500 }),
  )

  const page = office.lists.page(desk.chief, parcel, {
    filter: { field: 'postage', op: 'atLeast', value: 1500 },
    offset: 0,
    limit: 9,
  })
  expect(page.rows).toMatchObject([{ id, label: '样品盒', sentOn: '2026-11-23', by: 'letter' }])
  expect(page.titles[customer.id]).toBe('澄川包装')
  expect(historyOf(office.reading, id).map((entry) => entry.kind)).toEqual(['update', 'create'])
  const about = { entity: entities.customer, row: customer }
  const timeline = timelineOf(office.reading, office.registry, office.rules, desk.chief, about, {
    before: null,
    limit: 9,
  })
  expect(timeline.entries).toMatchObject([{ kind: 'record', entity: 'parcel', row: { id } }])
  desk.remove('customer', customer.id)
  expect(office.lists.page(desk.chief, parcel, { offset: 0, limit: 9 }).total).toBe(0)
  desk.close()
})
