import { expect, it } from 'vitest'
import type { HistoryEntry } from '../../../shared/api/records.ts'
import { historyActs } from './historyActs.ts'

const entry = (
  sequence: number,
  act: string,
  fields: HistoryEntry['fields'],
  kind: HistoryEntry['kind'] = 'update',
): HistoryEntry => ({
  site: 's',
  sequence,
  clock: sequence * 10,
  at: sequence,
  user: null,
  entity: 'customer',
  record: 'r',
  kind,
  source: 'interface',
  act,
  fields,
})

it('changes of one act are one, from what was before it to what was after', () => {
  const acts = historyActs([
    entry(4, 'b', { level: { old: 'B', new: 'C' } }),
    entry(3, 'b', { level: { old: 'A', new: 'B' }, name: { old: '甲', new: '乙' } }),
    entry(2, 'a', { level: { old: null, new: 'A' } }),
    entry(1, 'a', { name: { old: null, new: '甲' } }, 'create'),
  ])
  expect(acts.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ['update', 29, 40],
    ['update', 19, 20],
    ['create', 9, 10],
  ])
  expect(acts[0]?.fields).toEqual({
    level: { old: 'A', new: 'C' },
    name: { old: '甲', new: '乙' },
  })
})
