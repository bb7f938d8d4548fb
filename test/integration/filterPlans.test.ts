import { sql, type Compilable } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyQuery } from '../../electron/host/database/query.ts'
import { filterSql } from '../../electron/host/records/filterSql.ts'
import { marksOf } from '../../electron/host/records/marks.ts'
import { askable } from '../../electron/host/records/segments.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { Entity } from '../../shared/entity.ts'
import type { Filter } from '../../shared/filter.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeAll(() => {
  desk = tempOffice()
})
afterAll(() => desk.close())

/** How SQLite goes about a query, a step to a line. */
function planOf(query: Compilable): string[] {
  const { sql: text, parameters } = query.compile()
  const explained = {
    compile: () => ({ ...query.compile(), sql: `explain query plan ${text}`, parameters }),
  }
  return desk.office.reading.all<{ detail: string }>(explained).map(({ detail }) => detail)
}

function planOfFilter(entity: Entity, filter: Filter): string[] {
  const { registry, rules } = desk.office
  const ready = askable(desk.office, desk.chief, entity, filter)
  const asking = { actor: desk.chief, now: desk.clock.now(), registry, rules }
  return planOf(
    anyQuery
      .selectFrom(entity.name)
      .select(sql`1`.as('found'))
      .where((eb) => filterSql(eb, entity, ready, asking)),
  )
}

/** Every reference there is, by the entity it stands in and the one it points to. */
const references = Object.values(entities).flatMap((from: Entity) =>
  Object.entries(from.fields).flatMap(([by, { to }]) =>
    to === undefined ? [] : [[from.name, by, to] as const],
  ),
)

describe('a million records are not looked through for each of a million', () => {
  test.each(references)('%s.%s leads both ways by an index', (from, by, to) => {
    const steps: [string, Filter, string][] = [
      [to, { related: from, by, has: true, where: null }, `${to}_${from}`],
      [to, { related: from, by, has: false, where: null }, `${to}_${from}`],
      [from, { through: by, where: { field: 'createdAt', op: 'filled' } }, `${from}_${to}`],
    ]
    for (const [entity, filter, rows] of steps) {
      const plan = planOfFilter((entities as Record<string, Entity>)[entity]!, filter)
      const there = plan.filter((step) => step.split(' ')[1] === rows)
      expect(there, plan.join('\n')).toEqual([expect.stringMatching(/^SEARCH .* USING .*INDEX/)])
    }
  })

  test('the days in which nothing happened are found in the index too', () => {
    const plan = planOfFilter(entities.customer, {
      related: 'interaction',
      by: 'customer',
      has: false,
      where: { field: 'at', op: 'lastDays', value: 60 },
    })
    expect(plan.join('\n')).toContain('interaction_customer_at (customer=? AND at>? AND at<?)')
  })

  test('tags are looked up by their record', () => {
    const plan = planOfFilter(entities.customer, { field: 'tags', op: 'hasTag', value: ['x'] })
    expect(plan.join('\n')).toContain('SEARCH tagged EXISTS USING COVERING INDEX')
  })

  test('marks ask no more than the rows that are shown', () => {
    const row = desk.create('customer', { name: '澄川' })
    const plans: string[][] = []
    const reading = {
      ...desk.office.reading,
      all: <R>(query: Compilable<R>): R[] => {
        plans.push(planOf(query))
        return desk.office.reading.all(query)
      },
    }
    const mine: Filter = { field: 'owner', op: 'mine' }
    const marks = marksOf({ ...desk.office, reading }, desk.chief, entities.customer, [row], [mine])
    expect(marks).toEqual({ [row.id]: [0] })
    const plan = plans.flat().join('\n')
    expect(plan).toContain('SEARCH customer USING INDEX sqlite_autoindex_customer_1 (id=?)')
    expect(plan).not.toContain('owner')
  })
})
