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
  act: `${minute}`,
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
  expect(versionsOf(acts, true).map(({ user, clock }) => [user, clock])).toEqual([
    ['li', 90],
    ['li', 50],
    ['zhou', 49],
    ['zhou', 48],
  ])
})

it('what came with the program can be seen and put back, once all of the history is known', () => {
  const acts = [act(90, 'li'), act(50, 'zhou')]
  const clocks = (isWhole: boolean) => versionsOf(acts, isWhole).map(({ at, clock }) => [at, clock])
  expect(clocks(true).at(-1)).toEqual([null, 49])
  expect(clocks(false)).toHaveLength(2)
  const letGo = { ...act(40, 'zhou'), isEmptied: true }
  expect(versionsOf([...acts, letGo], true)).toHaveLength(2)
})
