import { describe, expect, test } from 'vitest'
import { dictionaries } from '../dictionaries.ts'
import {
  isOpenIn,
  reopens,
  shippedWay,
  stepRefusal,
  stepsFrom,
  type CaseWalker,
} from './caseWay.ts'

const states = dictionaries.caseState.codes
const walkers: Readonly<Record<string, CaseWalker>> = {
  administrator: { role: 'administrator', handles: false },
  handler: { role: 'staff', handles: true },
  colleague: { role: 'staff', handles: false },
}

/** Every step there is, as it was agreed on: who may take it, and whether it asks why. */
const agreed: Readonly<Record<string, readonly [who: string, why: boolean]>> = {
  'received investigating': ['administrator handler colleague', false],
  'received answered': ['administrator handler', false],
  'received closed': ['administrator', true],
  'investigating answered': ['administrator handler', false],
  'answered solved': ['administrator handler', false],
  'answered investigating': ['administrator handler', true],
  'solved closed': ['administrator handler', false],
  'solved investigating': ['administrator handler colleague', true],
  'closed investigating': ['administrator handler colleague', true],
}

const pairs = states.flatMap((from) => states.map((to) => [from, to] as const))
const cases = pairs.flatMap(([from, to]) =>
  Object.keys(walkers).map((who) => [from, to, who] as const),
)

test.each(cases)('%s to %s by %s', (from, to, who) => {
  const known = agreed[`${from} ${to}`]
  const step = { from, to, kind: 'complaint' } as const
  const without = stepRefusal(shippedWay, { ...step, reason: ' ' }, walkers[who]!)
  const explained = stepRefusal(shippedWay, { ...step, reason: '客户又来电' }, walkers[who]!)
  if (!known) {
    expect(explained).toEqual({ field: 'state', key: 'noSuchStep' })
  } else if (!known[0].split(' ').includes(who)) {
    expect(explained).toEqual({ field: 'state', key: 'stepNotYours' })
  } else {
    expect(explained).toBeNull()
    expect(without).toEqual(known[1] ? { field: 'stepReason', key: 'reasonMissing' } : null)
  }
})

describe('a case', () => {
  test('is offered the usual step first, and none that is not theirs', () => {
    const offered = (who: string) =>
      stepsFrom(shippedWay, { state: 'received', kind: 'complaint' }, walkers[who]!).map(
        ({ to }) => to,
      )
    expect(offered('administrator')).toEqual(['investigating', 'answered', 'closed'])
    expect(offered('handler')).toEqual(['investigating', 'answered'])
    expect(offered('colleague')).toEqual(['investigating'])
  })

  test.each([
    ['complaint', ['solved', 'investigating'], 'noSuchStep'],
    ['repair', ['solved', 'investigating'], 'noSuchStep'],
    ['feedback', ['closed', 'solved', 'investigating'], undefined],
    ['suggestion', ['closed', 'solved', 'investigating'], undefined],
    ['enquiry', ['closed', 'solved', 'investigating'], undefined],
  ] as const)('that is %s goes from answered to %j', (kind, offered, refusal) => {
    const handler = walkers['handler']!
    const steps = stepsFrom(shippedWay, { state: 'answered', kind }, handler)
    expect(steps.map(({ to }) => to)).toEqual(offered)
    const straight = { from: 'answered', to: 'closed', kind, reason: null } as const
    expect(stepRefusal(shippedWay, straight, handler)?.key).toBe(refusal)
  })

  test('is opened again only from its end', () => {
    expect(pairs.filter(([from, to]) => reopens({ from, to }))).toHaveLength(6)
    expect(reopens({ from: 'solved', to: 'closed' })).toBe(false)
    expect(reopens({ from: null, to: 'investigating' })).toBe(false)
  })

  test('lets go of its fields as it comes to its end', () => {
    expect(isOpenIn('answered', 'title')).toBe(true)
    expect(isOpenIn('solved', 'title')).toBe(false)
    expect(isOpenIn('solved', 'satisfaction')).toBe(true)
    expect(isOpenIn('closed', 'satisfaction')).toBe(false)
    expect(isOpenIn('closed', 'state')).toBe(true)
  })
})
