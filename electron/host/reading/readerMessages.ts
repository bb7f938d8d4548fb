import type { ChangedEvent } from '../../../shared/api/contract.ts'
import type { Failure } from '../../../shared/failure.ts'
import type { Actor } from '../records/access.ts'
import type { Question } from './questions.ts'

/** What the host tells its reader. */
export type ToReader =
  | {
      readonly kind: 'question'
      readonly question: Question
      readonly actor: Actor
      readonly asked: unknown
    }
  | { readonly kind: 'close' }
  | {
      readonly kind: 'changed'
      readonly events: readonly ChangedEvent[]
      /** The last entry of the log by then. */
      readonly upTo: number
    }

/** What the reader tells its host. Expected failures are data; a defect is the error itself. */
export type FromReader =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'defect'; readonly error: unknown }
