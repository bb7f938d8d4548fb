import { expect, test } from 'vitest'
import { entities } from '../../../shared/entities/registry.ts'
import { checkDraft } from '../../../shared/fields/values.ts'
import { regionLines, seedRegions } from './seedRegions.ts'

test('every region becomes a record of its own, the same on every install', () => {
  const rows = seedRegions()
  expect(rows).toHaveLength(regionLines.length)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(rows.map(({ id }) => id)).toEqual(seedRegions().map(({ id }) => id))
  // Offices that synchronise hold these ids already: they may never change.
  expect(rows.find(({ values }) => values.code === '330212')?.id).toBe(
    '06575b88-fab1-5d6a-a69a-0877d7e34def',
  )
})

test('a record says where the region lies and how to write and call there', () => {
  const yinzhou = seedRegions().find(({ values }) => values.code === '330212')
  expect(yinzhou?.values).toEqual({
    code: '330212',
    name: '鄞州区',
    level: 3,
    parentCode: '330200',
    postcode: '315100',
    areaCode: '0574',
  })
  const pudong = seedRegions().find(({ values }) => values.code === '310115')
  expect(pudong?.values).toMatchObject({ level: 3, parentCode: '310000' })
  for (const { values } of seedRegions()) {
    expect(() => checkDraft(entities.region, values)).not.toThrow()
  }
})
