import type { Proposal } from '../../../shared/api/consent.ts'
import type { AnyValues, Entity } from '../../../shared/entity.ts'
import { waitsFor } from '../../../shared/rights/consent.ts'
import { client } from '../../client.ts'
import { changing, toast, toastFailure } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { label, t } from '../../words.ts'
import { newId } from '../ids.ts'

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Fields that somebody gave values, and that hold others since the change waits for consent. */
export function heldBack(entity: Entity, saved: AnyValues, asked: AnyValues): string[] {
  const { person } = useSession()
  return Object.keys(asked).filter(
    (name) => person !== null && waitsFor(entity, person, name) && !same(saved[name], asked[name]),
  )
}

type Said = 'approved' | 'refused' | 'withdrawn'

function say(said: Said, proposals: readonly Proposal[], act: string): void {
  const [first] = proposals
  if (!first) return
  const isOne = proposals.length === 1 || said === 'withdrawn'
  const one = { field: label(first.entity, first.field), name: first.subject }
  const text = isOne
    ? t(`consent.${said}`, one)
    : t(`consent.${said}All`, { count: proposals.length })
  toast({ text, undo: act })
}

/** Decides on proposed changes as they are seen, and offers to take that back; refusing needs a reason. */
export async function decideOn(
  proposals: readonly Proposal[],
  reason: string | null = null,
): Promise<void> {
  const approve = reason === null
  const act = newId()
  const seen = proposals.map(({ id, value, now }) => ({ id, value, now }))
  try {
    await changing(() => client.consent.decide({ act, proposals: seen, approve, reason }))
    say(approve ? 'approved' : 'refused', proposals, act)
  } catch (error) {
    toastFailure(error)
  }
}

/** Takes back what one has proposed oneself. */
export async function withdrawChange(proposal: Proposal): Promise<void> {
  const act = newId()
  try {
    await changing(() => client.consent.withdraw({ act, ids: [proposal.id] }))
    say('withdrawn', [proposal], act)
  } catch (error) {
    toastFailure(error)
  }
}
