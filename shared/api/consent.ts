import { type } from '@orpc/contract'
import { z } from 'zod'
import type { ChoiceOf } from '../dictionaries.ts'
import { procedure } from './procedure.ts'
import type { Titles } from './records.ts'

/** A change of one field that waits for consent, or did. */
export interface Proposal {
  readonly id: string
  readonly entity: string
  /** Id of the record, and what it is called. */
  readonly record: string
  readonly subject: string
  readonly field: string
  /** What stood there when it was proposed, what is proposed, and what stands there now. */
  readonly old: unknown
  readonly value: unknown
  readonly now: unknown
  /** Who proposed it, and when, UTC milliseconds. */
  readonly by: string | null
  readonly at: number
  readonly state: ChoiceOf<'proposalState'>
  readonly decidedBy: string | null
  readonly decidedAt: number | null
  readonly reason: string | null
  /** Whether whoever asks may decide on it. */
  readonly mayDecide: boolean
}

export interface Proposals {
  readonly proposals: readonly Proposal[]
  /** Names for what their values refer to. */
  readonly titles: Titles
}

export interface StandingProposals extends Proposals {
  /** More wait than are told. */
  readonly more: boolean
}

/** Proposals that are decided on at once. */
export const mostDecided = 500

const decision = z.strictObject({
  proposals: z
    .array(
      z.strictObject({
        id: z.uuid(),
        /** What was seen as proposed, and as standing there now. */
        value: z.unknown(),
        now: z.unknown(),
      }),
    )
    .min(1)
    .max(mostDecided, 'tooMany'),
  approve: z.boolean(),
  /** Needed to refuse. */
  reason: z.string().max(2000, 'tooLong').nullable().default(null),
})
export type Decision = z.infer<typeof decision>

const ids = z.array(z.uuid()).min(1).max(mostDecided, 'tooMany')

export const consent = {
  /** What the caller may decide on, what of theirs waits, and what was decided on theirs and they have not looked at. */
  standing: procedure('signedIn').output(type<StandingProposals>()),
  /** What waits of some records of an entity. */
  of: procedure('signedIn')
    .input(
      z.strictObject({
        entity: z.string().max(100),
        records: z.array(z.uuid()).max(mostDecided, 'tooMany'),
      }),
    )
    .output(type<Proposals>()),
  /** Approves or refuses, all of these or none. */
  decide: procedure('signedIn')
    .input(decision.extend({ act: z.uuid() }))
    .output(type<void>()),
  /** Takes back what the caller has proposed. */
  withdraw: procedure('signedIn')
    .input(z.strictObject({ ids, act: z.uuid() }))
    .output(type<void>()),
  /** The caller has looked at what was decided on theirs. */
  see: procedure('signedIn').input(z.strictObject({ ids })).output(type<void>()),
}
