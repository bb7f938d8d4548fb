import { dictionaries } from '../dictionaries.ts'
import type { CaseState, CaseTransition } from './caseWay.ts'

/** What is odd about a state on the office's way: no case comes there, or none gets on from there. */
export interface WayTrouble {
  readonly state: CaseState
  readonly key: 'unreachable' | 'noWayOut' | 'neverCloses'
}

type Step = Pick<CaseTransition, 'from' | 'to'>

/** States that can be come to from one, itself included. */
function reached(way: readonly Step[], start: CaseState): ReadonlySet<CaseState> {
  const known = new Set([start])
  for (const from of known) for (const step of way) if (step.from === from) known.add(step.to)
  return known
}

/** The states of a way that cases never come to, or are stuck in. A closed case may stay closed. */
export function wayTroubles(way: readonly Step[]): WayTrouble[] {
  const come = reached(way, 'received')
  return dictionaries.caseState.codes.flatMap((state): WayTrouble[] => {
    if (!come.has(state)) return [{ state, key: 'unreachable' }]
    const on = reached(way, state)
    if (state !== 'closed' && on.size === 1) return [{ state, key: 'noWayOut' }]
    return on.has('closed') ? [] : [{ state, key: 'neverCloses' }]
  })
}
