import { expect, test } from 'vitest'
import { query } from './query.ts'
import { template } from './template.ts'

test('a template is the query that it was built from, with other values in the same places', () => {
  const cellOf = template((at: { record: string; field: string }) =>
    query
      .selectFrom('cell')
      .select('clock')
      .where('field', '=', at.field)
      .where('site', '=', 'here')
      .where('record', '=', at.record),
  )
  expect(cellOf({ record: 'r1', field: 'name' }).compile().parameters).toEqual([
    'name',
    'here',
    'r1',
  ])
  const second = cellOf({ record: 'r2', field: 'note' }).compile()
  expect(second.parameters).toEqual(['note', 'here', 'r2'])
  expect(second.sql).toBe(
    'select "clock" from "cell" where "field" = +? and "site" = +? and "record" = +?',
  )
})
