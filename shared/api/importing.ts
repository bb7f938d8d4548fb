import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { Problem } from '../failure.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** Where a column of the file goes: a field of the customer or of the contact, or nowhere. */
export interface ColumnTarget {
  readonly entity: 'customer' | 'contact'
  readonly field: string
  /** Part of an address, where the field is one. */
  readonly part?:
    'region' | 'country' | 'province' | 'city' | 'district' | 'line' | 'postcode' | undefined
}

export type Mapping = readonly (ColumnTarget | null)[]

/** What becomes of a row whose customer is already there. */
export type DuplicatePolicy = 'skip' | 'update' | 'add'

export interface RowPreview {
  /** Line of the file, the header being 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly outcome: 'add' | 'update' | 'skip' | 'error'
  /** `path[0]` is the column's index. */
  readonly problems: readonly Problem[]
}

export interface Rehearsal {
  readonly encoding: 'utf-8' | 'gb18030' | 'windows-1252' | 'utf-16le' | 'utf-16be'
  readonly header: readonly string[]
  readonly mapping: Mapping
  readonly rows: number
  /** The first rows, and every row with a problem up to a limit. */
  readonly preview: readonly RowPreview[]
  readonly counts: Readonly<Record<RowPreview['outcome'], number>>
  /** Contacts that would be added. */
  readonly contacts: number
}

export type ImportProgress =
  | Progress
  | {
      readonly kind: 'done'
      readonly added: number
      readonly updated: number
      /** Of these something waits for consent. */
      readonly waiting: number
      readonly skipped: number
      readonly contacts: number
      readonly failed: readonly RowPreview[]
      readonly stopped: boolean
    }

const mapping: z.ZodType<Mapping> = z
  .array(
    z
      .strictObject({
        entity: z.enum(['customer', 'contact']),
        field: z.string().max(100),
        part: z
          .enum(['region', 'country', 'province', 'city', 'district', 'line', 'postcode'])
          .optional(),
      })
      .nullable(),
  )
  .max(500)

/** Bytes of the file before base64: 64 MB. */
export const importLimit = 64 * 1024 * 1024

const file = {
  name: z.string().max(255),
  /** The file's bytes in base64. */
  content: z.base64().max(Math.ceil(importLimit / 3) * 4, 'tooBig'),
  /** Guessed when absent. */
  mapping: mapping.optional(),
  duplicates: z.enum(['skip', 'update', 'add']).default('skip'),
}

export const importing = {
  /** Reads a file and says what importing it would do. Writes nothing. */
  rehearse: procedure('signedIn').input(z.strictObject(file)).output(type<Rehearsal>()),
  /** Imports; when the stream is cancelled what is written so far stays, and `act` undoes it. */
  run: procedure('signedIn')
    .input(z.strictObject({ ...file, act: z.uuid() }))
    .output(eventIterator(type<ImportProgress>())),
}
