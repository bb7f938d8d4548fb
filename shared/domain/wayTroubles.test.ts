import { expect, test } from 'vitest'
import { shippedWay, type CaseState } from './caseWay.ts'
import { wayTroubles } from './wayTroubles.ts'

const without = (...gone: readonly string[]) =>
  shippedWay.filter(({ from, to }) => !gone.includes(`${from} ${to}`))

test('the way that ships has none', () => expect(wayTroubles(shippedWay)).toEqual([]))

test('a state that nobody comes to is told', () => {
  const way = without('investigating answered', 'received answered')
  expect(wayTroubles(way)).toEqual(
    [
      { state: 'answered', key: 'unreachable' },
      { state: 'solved', key: 'unreachable' },
      { state: 'investigating', key: 'noWayOut' },
    ].sort((a, b) => order(a.state) - order(b.state)),
  )
})

test('a state that nobody leaves is told, and one that goes in a circle', () => {
  const way = without('solved closed', 'received closed', 'answered closed')
  expect(wayTroubles(way).map(({ state, key }) => `${state} ${key}`)).toEqual([
    'received neverCloses',
    'investigating neverCloses',
    'answered neverCloses',
    'solved neverCloses',
    'closed unreachable',
  ])
})

test('a case that is closed may stay closed', () =>
  expect(wayTroubles(without('closed investigating'))).toEqual([]))

const order = (state: string) =>
  (['received', 'investigating', 'answered', 'solved', 'closed'] as CaseState[]).indexOf(
    state as CaseState,
  )
