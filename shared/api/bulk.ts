import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { AnyValues } from '../entity.ts'
import type { Problem } from '../failure.ts'
import { filterSchema, type Filter } from '../filter.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** Most records that are named one by one: picked rows, or exceptions from a whole list. */
export const mostNamed = 10_000

/** Which records: some, or a whole list by its filter but for a few. */
export type BulkWhich =
  | { readonly ids: readonly string[] }
  | { readonly filter: Filter | null; readonly except: readonly string[] }

/** What is done to each of them. */
export type BulkWork =
  | { readonly do: 'set'; readonly values: AnyValues }
  | { readonly do: 'tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly do: 'delete' }

/** A record that could not be changed, and why. */
export interface BulkFailure {
  readonly id: string
  readonly title: string
  readonly problem: Problem
}

export type BulkProgress =
  | Progress
  | {
      readonly kind: 'done'
      readonly changed: number
      /** They held it already, or were gone. */
      readonly unchanged: number
      /** Something of them was not changed, but waits for consent. */
      readonly waiting: number
      readonly failures: number
      /** The first of those that could not be changed. */
      readonly failed: readonly BulkFailure[]
      readonly stopped: boolean
    }

/** New values of one record; `seen` is what the person saw in their place. */
export interface RecordChange {
  readonly id: string
  readonly values: AnyValues
  readonly seen?: AnyValues | undefined
}

/** What has a name: one record, none, or several that are called the same. */
export type Called = { readonly id: string } | 'none' | 'several'

const entity = z.string().max(100)
const values = z.record(z.string().max(100), z.unknown())
/** Made by the caller; all of it is undone together. */
const act = z.uuid()
const ids = z.array(z.uuid()).max(mostNamed, 'tooMany')
const tags = z.array(z.uuid()).max(200, 'tooMany')

export const whichSchema: z.ZodType<BulkWhich> = z.union([
  z.strictObject({ ids }),
  z.strictObject({ filter: filterSchema.nullable(), except: ids }),
])

const work: z.ZodType<BulkWork> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), values }),
  z.strictObject({ do: z.literal('tag'), add: tags, remove: tags }),
  z.strictObject({ do: z.literal('delete') }),
])

/** What is done to many records at once; part of `records`. Cancelled, what is done so far stays, and `act` undoes it. */
export const bulk = {
  /** Does one thing to many records. */
  bulk: procedure('signedIn')
    .input(z.strictObject({ entity, act, which: whichSchema, work }))
    .output(eventIterator(type<BulkProgress>())),
  /** Gives records values of their own, and makes new ones. */
  changeEach: procedure('signedIn')
    .input(
      z.strictObject({
        entity,
        act,
        changes: z
          .array(z.strictObject({ id: z.uuid(), values, seen: values.optional() }))
          .max(mostNamed, 'tooMany'),
        creates: z.array(z.strictObject({ id: z.uuid(), values })).max(mostNamed, 'tooMany'),
      }),
    )
    .output(eventIterator(type<BulkProgress>())),
  /** The records with these names, in the order of the names. */
  called: procedure('signedIn')
    .input(
      z.strictObject({ entity, names: z.array(z.string().max(500)).max(mostNamed, 'tooMany') }),
    )
    .output(type<readonly Called[]>()),
}
