import { sql } from 'kysely'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Writing } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'
import type { Every } from '../every.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { gramTable } from './searchIndex.ts'
import { searchedFields } from './searchedFields.ts'

/**
 * Pages that FTS5 writes at once while it joins the parts of an index: a save that comes meanwhile waits for no more than
 * some milliseconds.
 */
const pagesAtOnce = 32
/** An index of fewer stretches is quick however many parts it has. */
const worthJoining = 512
/** Parts beside the largest are joined with it when they hold such a share of it: it is written anew for that. */
const loose = 1 / 4

/** Milliseconds between two looks, looks without a change after which nobody is at work, and steps of one look. */
const [pause, quietLooks, stepsOfLook] = [500, 6, 8]

/** Tends the index of search while nobody changes anything, first after a start and then after each change; answers with what ends it. */
export function startTending(
  office: Pick<Office, 'tendSearch' | 'changed'>,
  {
    every,
    log,
    signal,
  }: { readonly every: Every; readonly log: Log; readonly signal: AbortSignal },
): () => void {
  let quiet = 0
  let done = false

  const look = async (): Promise<void> => {
    quiet += 1
    for (let step = 0; step < stepsOfLook && quiet >= quietLooks && !done; step += 1) {
      done = !office.tendSearch()
      await new Promise(setImmediate)
      if (signal.aborted) return
    }
  }

  const unwatch = office.changed.watch(() => {
    quiet = 0
    done = false
  })
  const stop = every(pause, () => {
    look().catch((error: unknown) => {
      done = true
      log.defect('tending', 'startTending', error)
    })
  })
  return () => {
    stop()
    unwatch()
  }
}

/**
 * Makes an index of search one part again, a little at each call, and answers whether there is more to do. Every write adds
 * a part, and a query looks into each: after a large import that takes twice as long as in one part.
 */
export function createTending(
  writing: Writing,
  registry: () => Registry,
  worthwhile = worthJoining,
): () => boolean {
  const joining = new Set<string>()

  const join = (grams: string, pages: number): boolean => {
    const before = written(writing)
    writing.run(anyQuery.insertInto(grams).values({ [grams]: 'merge', rank: pages }))
    // By FTS5's own account: it always writes what it was told, and more where it joined something.
    return written(writing) - before > 1
  }

  return () => {
    for (const entity of Object.values(registry())) {
      if (searchedFields(entity).length === 0) continue
      const grams = gramTable(entity)
      if (joining.has(grams)) {
        if (join(grams, pagesAtOnce)) return true
        joining.delete(grams)
      } else if (isLoose(writing, grams, worthwhile)) {
        joining.add(grams)
        join(grams, -pagesAtOnce)
        return true
      }
    }
    return false
  }
}

/** Whether much of an index lies beside its largest part. */
function isLoose(writing: Writing, grams: string, worthwhile: number): boolean {
  const parts = writing.numbers(
    anyQuery
      .selectFrom(`${grams}_idx`)
      .select(sql<number>`count(*)`.as('stretches'))
      .groupBy('segid'),
  )
  const all = parts.reduce((sum, each) => sum + each, 0)
  const largest = Math.max(0, ...parts)
  return all > worthwhile && all - largest > largest * loose
}

/** Rows that the connection has written since it was opened. */
const written = (writing: Writing) =>
  writing.first(anyQuery.selectNoFrom(sql<number>`total_changes()`.as('rows')))!.rows
