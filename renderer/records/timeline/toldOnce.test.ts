import { expect, it } from 'vitest'
import type { HistoryEntry, TimelineEntry } from '../../../shared/api/records.ts'
import { toldOnce } from './toldOnce.ts'

const change = (at: number, fields: HistoryEntry['fields']): TimelineEntry => ({
  kind: 'change',
  at,
  change: { record: 'a', entity: 'serviceCase', fields } as HistoryEntry,
})
const step = (at: number, to: string, of = 'a'): TimelineEntry => ({
  kind: 'record',
  at,
  entity: 'caseStep',
  row: { case: of, from: 'received', to } as never,
})
const moved = { old: 'received', new: 'investigating' }
const told = (...entries: TimelineEntry[]) => toldOnce(entries)

it('tells a step in one line, with its reason and the wait that it ends', () => {
  const reason = { old: null, new: '客户不接受' }
  const all = { state: moved, stepReason: reason, waitingSince: { old: 1, new: null } }
  expect(told(change(5, all), step(5, 'investigating'))).toEqual([step(5, 'investigating')])
})

it('tells what else was changed with it', () => {
  const owner = { old: null, new: 'u' }
  expect(told(step(5, 'investigating'), change(5, { state: moved, owner }))).toEqual([
    step(5, 'investigating'),
    change(5, { owner }),
  ])
})

it('tells a change of state that no step tells', () => {
  const alone = [
    change(5, { state: moved }),
    step(5, 'answered'),
    step(6, 'investigating'),
    step(5, 'investigating', 'b'),
  ]
  expect(told(...alone)).toEqual(alone)
  expect(told(change(5, { state: moved }))).toHaveLength(1)
})
