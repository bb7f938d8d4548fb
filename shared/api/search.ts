import { type } from '@orpc/contract'
import { z } from 'zod'
import type { SomeRow } from '../entity.ts'
import { procedure } from './procedure.ts'
import type { Titles } from './records.ts'

/** One record found: which field matched, and which characters of it to mark. */
export interface Hit {
  readonly entity: string
  /** What its lists show at first, and where it belongs. */
  readonly row: SomeRow
  readonly field: string
  /** What search read of the field: its text, the name of a tag, the names of files. */
  readonly text: string
  /** Start and end (exclusive) of each match in that text, UTF-16 units. */
  readonly ranges: readonly (readonly [number, number])[]
}

export interface SearchResult {
  readonly hits: readonly Hit[]
  readonly titles: Titles
  /** Entities of which more was found than is shown. */
  readonly more: readonly string[]
}

export const search = {
  find: procedure('signedIn')
    .input(
      z.strictObject({
        query: z.string().max(10_000),
        /** Only these; all that are searched when absent. */
        entities: z.array(z.string().max(100)).max(50).optional(),
        limit: z.int().min(1).max(100).default(8),
      }),
    )
    .output(type<SearchResult>()),
}
