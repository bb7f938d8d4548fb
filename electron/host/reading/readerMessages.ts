import type { ChangedEvent } from '../../../shared/api/contract.ts'
import type { Failure } from '../../../shared/failure.ts'
import type { HeldKeys } from '../keys/keyring.ts'
import type { Actor } from '../records/access.ts'
import type { TokenShares } from '../records/tokenShares.ts'
import type { ListQuestion, ReadOrder } from '../records/list.ts'
import type { Question } from './questions.ts'

/** What a reader is started with. */
export interface ReaderTask {
  /** The office's file, and this install in its log. */
  readonly file: string
  readonly site: string
  /** What people wait for while they type and scroll, or what is counted over whole lists meanwhile. */
  readonly duty: 'looking' | 'counting'
  readonly keys: HeldKeys
}

/** A list of an entity, as a question names it. */
export type NamedList = ListQuestion & { readonly entity: string }

/** How the tokens of an entity are shared, as who counts found out by itself. */
export interface SharesFound {
  readonly kind: 'shares'
  readonly entity: string
  readonly shares: TokenShares
}

/** What the host tells a reader. */
export type ToReader =
  | {
      readonly kind: 'question'
      readonly question: Question
      readonly actor: Actor
      readonly asked: unknown
      /** Nobody else counts for this question. */
      readonly alone?: boolean
      /** Somebody waits for it; it is answered before others that wait. */
      readonly urgent?: boolean
    }
  | { readonly kind: 'close' }
  | {
      /** The order of a list that the other reader counted. */
      readonly kind: 'counted'
      readonly actor: Actor
      readonly list: NamedList
      readonly order: ReadOrder
    }
  | SharesFound
  | {
      readonly kind: 'changed'
      readonly events: readonly ChangedEvent[]
      /** The last entry of the log by then. */
      readonly upTo: number
    }

/** What a reader tells its host. Expected failures are data; a defect is the error itself. */
export type FromReader =
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** Who counts hands the order over; who looks asks for it, where there is none yet. */
  | { readonly kind: 'counted'; readonly order: ReadOrder }
  | { readonly kind: 'uncounted' }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'defect'; readonly error: unknown }
  | SharesFound
