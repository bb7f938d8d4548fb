import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveCause, stepOf, type CauseChange, type CauseStep } from './causeMoves.ts'
import { causeTree, type Cause } from './causeTree.ts'

const cause = (id: string, parent: string | null, position: number | null = null): Cause => ({
  id,
  name: id,
  parent,
  position,
  hidden: null,
})
/** a (b, c (d)), e */
const office = [
  cause('a', null, 0),
  cause('b', 'a', 0),
  cause('c', 'a', 1),
  cause('d', 'c', 0),
  cause('e', null, 1),
]

const drawn = (causes: readonly Cause[]) =>
  causeTree(causes, 'en').map(({ id, depth }) => '·'.repeat(depth) + id)
const written = (causes: readonly Cause[], changes: readonly CauseChange[]) =>
  causes.map((each) => ({ ...each, ...changes.find(({ id }) => id === each.id)?.values }))
function step(causes: readonly Cause[], id: string, way: CauseStep): Cause[] {
  const lines = causeTree(causes, 'en')
  const place = stepOf(lines, id, way)
  return place ? written(causes, moveCause(lines, id, place)) : [...causes]
}

describe('a cause is moved', () => {
  test('up and down among those beside it', () => {
    expect(drawn(step(office, 'c', 'up'))).toEqual(['a', '·c', '··d', '·b', 'e'])
    expect(drawn(step(office, 'a', 'down'))).toEqual(['e', 'a', '·b', '·c', '··d'])
    expect(drawn(step(office, 'a', 'up'))).toEqual(drawn(office))
  })

  test('in below the one before, and out behind the one above', () => {
    expect(drawn(step(office, 'e', 'in'))).toEqual(['a', '·b', '·c', '··d', '·e'])
    expect(drawn(step(office, 'c', 'out'))).toEqual(['a', '·b', 'c', '·d', 'e'])
    expect(stepOf(causeTree(office, 'en'), 'a', 'in')).toBeUndefined()
    expect(stepOf(causeTree(office, 'en'), 'a', 'out')).toBeUndefined()
  })

  test('never below itself', () => {
    const lines = causeTree(office, 'en')
    expect(moveCause(lines, 'a', { parent: 'd', before: null })).toEqual([])
    expect(moveCause(lines, 'a', { parent: 'a', before: null })).toEqual([])
  })

  test('without losing any, and says nothing where it stays', () => {
    const steps = fc.constantFrom<CauseStep>('up', 'down', 'in', 'out')
    const moves = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), steps))
    fc.assert(
      fc.property(moves, (many) => {
        const end = many.reduce<Cause[]>((now, [id, way]) => step(now, id, way), [...office])
        const lines = causeTree(end, 'en')
        expect(lines.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
        for (const { id, above } of lines) {
          const siblings = lines.filter((each) => each.above === above)
          const next = siblings[siblings.findIndex((each) => each.id === id) + 1]
          expect(moveCause(lines, id, { parent: above, before: next?.id ?? null })).toEqual([])
        }
      }),
    )
  })
})
