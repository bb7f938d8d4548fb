import { beforeEach, describe, expect, test } from 'vitest'
import type { Mapping } from '../../../shared/api/importing.ts'
import { customName, withCustomFields } from '../../../shared/customFields.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { recallMapping, rememberMapping, renewedMapping } from './mappingMemory.ts'

const header = ['客户名称', '电话', 'Remark']
const mapping: Mapping = [
  { entity: 'customer', field: 'name' },
  { entity: 'contact', field: 'mobile' },
  null,
]

beforeEach(() => localStorage.clear())

describe('a sheet that comes every month', () => {
  test('finds its columns where they were put last time', () => {
    rememberMapping(header, mapping, localStorage)
    expect(recallMapping(header, localStorage)).toEqual(mapping)
  })

  test('is known again when somebody retyped the heads in other width, case or spacing', () => {
    rememberMapping(header, mapping, localStorage)
    expect(recallMapping(['客户 名称', '电话 ', 'REMARK'], localStorage)).toEqual(mapping)
  })

  test('is a new one when a column was added or moved', () => {
    rememberMapping(header, mapping, localStorage)
    expect(recallMapping([...header, '邮编'], localStorage)).toBeUndefined()
    expect(recallMapping(['电话', '客户名称', 'Remark'], localStorage)).toBeUndefined()
  })

  test('keeps only its last mapping, and the fifty layouts used last', () => {
    rememberMapping(header, [null, null, null], localStorage)
    rememberMapping(header, mapping, localStorage)
    for (let sheet = 0; sheet < 49; sheet++)
      rememberMapping([`Sheet ${sheet}`], [null], localStorage)
    expect(recallMapping(header, localStorage)).toEqual(mapping)
    rememberMapping(['One more'], [null], localStorage)
    expect(recallMapping(header, localStorage)).toBeUndefined()
  })

  test('a store that somebody damaged is as good as an empty one', () => {
    localStorage.setItem('laike.importMappings', '{"not":"a list"')
    expect(recallMapping(header, localStorage)).toBeUndefined()
    localStorage.setItem('laike.importMappings', '[["x",[{"entity":"user","field":1}]],7]')
    expect(recallMapping(['x'], localStorage)).toBeUndefined()
  })
})

describe('the office’s own fields in what is remembered', () => {
  const id = 'aaaaaaaa-0000-7000-8000-000000000000'
  const own = { id, label: 'Remark', entity: 'customer', kind: 'text', position: 1 } as const
  const target = { entity: 'customer', field: customName(id) } as const
  const guessed: Mapping = [null, { entity: 'customer', field: 'phone' }, target]
  const extended = withCustomFields(entities, [own])

  test('take the column that went nowhere before they were made', () => {
    expect(renewedMapping(mapping, guessed, extended)).toEqual([mapping[0], mapping[1], target])
  })

  test('are taken once', () => {
    const kept: Mapping = [mapping[0]!, target, null]
    expect(renewedMapping(kept, guessed, extended)).toEqual(kept)
  })

  test('are forgotten when they are removed', () => {
    const kept: Mapping = [mapping[0]!, null, target]
    expect(renewedMapping(kept, [null, null, null], entities)).toEqual([mapping[0], null, null])
  })
})
