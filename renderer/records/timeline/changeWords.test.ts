import { describe, expect, it } from 'vitest'
import { entities } from '../../../shared/entities/registry.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Speaker } from '../../../shared/fields/kind.ts'
import { dictionaries } from '../../../shared/locales/zh-CN/dictionaries.ts'
import { entities as labels } from '../../../shared/locales/zh-CN/entities.ts'
import { changedFields } from './changeWords.ts'

type Labels = Readonly<Record<string, { readonly codes: Readonly<Record<string, string>> }>>

const speaker: Speaker = {
  locale: 'zh-CN',
  now: 0,
  labelOf: (dictionary, code) => (dictionaries as Labels)[dictionary]?.codes[code] ?? code,
  titleOf: (_entity, id) => ({ u1: '沈一禾', u2: '陆青' })[id] ?? '',
  nameOf: (_what, name) => name,
  regionName: String,
}
const customerLabels = labels.customer.fields as Record<string, string>
type Fields = Record<string, { old: unknown; new: unknown }>
const told = (fields: Fields, entity: Entity = entities.customer) =>
  changedFields({ fields }, entity, (field) => customerLabels[field] ?? field, speaker)

describe('a change', () => {
  it('is told in words, not in codes and ids', () => {
    expect(told({ stage: { old: 'prospect', new: 'active' } })).toEqual([
      { field: 'stage', label: '阶段', old: '意向', now: '成交', oldValue: 'prospect' },
    ])
    expect(told({ owner: { old: 'u1', new: 'u2' } })[0]).toMatchObject({
      old: '沈一禾',
      now: '陆青',
    })
    expect(told({ creditLimit: { old: null, new: 5_000_000 } })[0]).toMatchObject({
      old: '',
      now: '¥50,000.00',
      oldValue: null,
    })
  })

  it('of several fields tells them in the order of the file', () => {
    const fields = told({ note: { old: null, new: '怕潮' }, level: { old: 'B', new: 'A' } })
    expect(fields.map(({ label }) => label)).toEqual(['级别', '备注'])
  })

  it('keeps a long text to a line, and its old value whole', () => {
    const note = `${'送到二号仓，'.repeat(20)}\n提前半小时电话`
    const [change] = told({ note: { old: note, new: null } })
    expect(change!.old).toHaveLength(41)
    expect(change!.old).not.toContain('\n')
    expect(change!.oldValue).toBe(note)
  })

  it('of what the interface keeps for itself is told without it', () => {
    const source = { old: null, new: '{"entity":"customer","which":{"ids":[]}}' }
    expect(told({ source }, entities.mailing)).toMatchObject([{ old: '', now: '…' }])
  })

  it('of a field that is no longer there is not told', () => {
    expect(told({ pager: { old: '1', new: '2' }, constructor: { old: 1, new: 2 } })).toEqual([])
  })
})
