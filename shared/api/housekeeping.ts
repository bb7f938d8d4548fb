import { eventIterator, type } from '@orpc/contract'
import type { BackupProgress } from './backup.ts'
import { procedure } from './procedure.ts'

/** What the records of an entity came to in a check. */
export interface ExaminedEntity {
  readonly entity: string
  readonly live: number
  /** In the recycle bin. */
  readonly deleted: number
  /** Records that search would miss, or finds though they are gone. */
  readonly astray: number
}

/** What a check of the office came to. Sizes in bytes. */
export interface Examination {
  /** Things that SQLite finds wrong with the file; none when it is whole. */
  readonly faults: number
  /** References that lead nowhere. */
  readonly dangling: number
  readonly entities: readonly ExaminedEntity[]
  readonly attachments: {
    readonly count: number
    readonly bytes: number
    /** Named by a record, and not there. */
    readonly missing: number
    /** Not what they were when they came in. */
    readonly damaged: number
    /** Named by no record any more; the history may still name them. */
    readonly unused: number
  }
  readonly file: {
    readonly bytes: number
    /** Left over within the file. */
    readonly free: number
    /** Entries of the change log. */
    readonly changes: number
  }
}

export type ExaminationWork =
  BackupProgress | { readonly kind: 'done'; readonly result: Examination }

/** What whoever helps needs to know; nothing in it is a customer's. */
export interface SupportFacts {
  readonly program: string
  readonly schema: number
  readonly platform: string
  readonly node: string
  readonly sqlite: string
  readonly memory: number
  readonly log: string
}

export const housekeeping = {
  /** Looks at every page of the file, every reference, the index of search and every attachment. */
  examine: procedure('administrator').output(eventIterator(type<ExaminationWork>())),
  facts: procedure('administrator').output(type<SupportFacts>()),
}
