import { expect, it } from 'vitest'
import type { HistoryAct } from '../../records/history/historyActs.ts'
import { versionsOf } from './versions.ts'

const act = (
  minute: number,
  user: string,
  field = 'layout',
  kind: HistoryAct['kind'] = 'update',
) => ({
  key: `${minute}`,
  at: minute * 60_000,
  user,
  source: 'person' as HistoryAct['source'],
  kind,
  after: minute,
  before: minute - 1,
  fields: { [field]: { old: null, new: '' } },
  isEmptied: false,
})

it('what one person changed in one sitting is one version, and what is no part of it none', () => {
  const acts = [
    act(90, 'li'),
    act(85, 'li', 'position'),
    act(84, 'li'),
    act(50, 'li'),
    act(49, 'zhou', 'body'),
    act(48, 'zhou', 'name', 'create'),
  ]
  expect(versionsOf(acts).map(({ user, clock }) => [user, clock])).toEqual([
    ['li', 90],
    ['li', 50],
    ['zhou', 49],
    ['zhou', 48],
  ])
})
