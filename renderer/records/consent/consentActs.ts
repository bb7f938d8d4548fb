import type { Proposal } from '../../../shared/api/consent.ts'
import type { AnyValues, Entity } from '../../../shared/entity.ts'
import { waitsFor } from '../../../shared/rights/consent.ts'
import { client, failureFrom } from '../../client.ts'
import { changing, toast, toastFailure } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { failureText, label, t } from '../../words.ts'
import { newId } from '../ids.ts'

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Fields that somebody gave values, and that hold others since the change waits for consent. */
export function heldBack(entity: Entity, saved: AnyValues, asked: AnyValues): string[] {
  const { person } = useSession()
  return Object.keys(asked).filter(
    (name) => person !== null && waitsFor(entity, person, name) && !same(saved[name], asked[name]),
  )
}

/** What is said of a change where some of it waits for consent, or all. */
export function waitWords(
  said: string,
  { made, waiting }: { readonly made: number; readonly waiting: number },
): string {
  if (waiting === 0) return said
  return made === 0
    ? t('consent.changesWait', { count: waiting })
    : t('consent.changeWaits', { said })
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

/** What one person proposes of one record. */
export const together = (proposals: readonly Proposal[]): ReadonlyMap<string, Proposal[]> =>
  Map.groupBy(proposals, ({ record, by }) => `${record} ${by}`)

/** Records that are named where they could not be decided on. */
const named = 3

/**
 * Decides on proposed changes as they are seen, and offers to take that back; refusing needs a reason. What one person
 * proposes of one record goes together; where that can't be, it is said, and the others go on.
 */
export async function decideOn(
  proposals: readonly Proposal[],
  reason: string | null = null,
): Promise<void> {
  const approve = reason === null
  const act = newId()
  const done: Proposal[] = []
  const failed: { readonly name: string; readonly why: string }[] = []
  await changing(async () => {
    for (const group of together(proposals).values()) {
      const seen = group.map(({ id, value, now }) => ({ id, value, now }))
      try {
        await client.consent.decide({ act, proposals: seen, approve, reason })
        done.push(...group)
      } catch (error) {
        const why = failureFrom(error).problems.map(failureText).join(' ')
        failed.push({ name: group[0]!.subject, why })
      }
    }
  })
  say(approve ? 'approved' : 'refused', done, act)
  if (failed.length === 0) return
  const told = failed.slice(0, named).map((each) => t('consent.notDecided', each))
  const more = failed.length - told.length
  if (more > 0) told.push(t('consent.moreNotDecided', { count: more }))
  toast({ text: told.join(' '), tone: 'danger' })
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
