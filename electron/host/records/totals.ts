import { sql } from 'kysely'
import type { BulkWhich } from '../../../shared/api/bulk.ts'
import type { Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import { totalsOfKind, type TotalAsked, type TotalValue } from '../../../shared/totals.ts'
import type { Actor } from './access.ts'
import { meantRows, type ListDesk } from './listQueries.ts'
import { newestRow } from './newestRows.ts'
import { beginTally, type Tally } from './tally.ts'
import type { VisibleRows } from './visible.ts'

/** Totals of a list, or of some of its records. */
export interface TotalsQuestion {
  readonly which: BulkWhich
  readonly columns: readonly TotalAsked[]
}

export interface Totals {
  /**
   * Goes on with what was begun under this name, as far as a moment's work goes; answers once the whole list is read.
   * Between two steps others are answered.
   */
  step(
    actor: Actor,
    entity: Entity,
    asked: TotalsQuestion & { readonly run: string },
  ): readonly TotalValue[] | null
}

interface Run {
  readonly tallies: readonly Tally[]
  /** Everything up to this row's number is in them. */
  upTo: number
  /** Row numbers to be read in one step. */
  stride: number
  /** When its last step ended, in milliseconds. */
  left: number
}

/** Milliseconds that a step may take, about. */
const moment = 12
const [shortest, longest] = [1000, 200_000]
/** Runs kept while others are answered; the one longest unused was given up by whoever asked. */
const keptRuns = 8
/** Milliseconds after which a run that nobody goes on with was given up too: what it has met may be a million values. */
const givenUp = 30_000

/** Reads lists from their oldest record to their newest, a stretch at a time, whatever their filter. */
export function createTotals(desk: ListDesk): Totals {
  const { reading, clock } = desk
  const runs = new Map<string, Run>()

  const begin = (entity: Entity, columns: readonly TotalAsked[]): Run => ({
    tallies: columns.map(({ field, of }) =>
      beginTally(specOf(entity, field, of), of, sql.ref(`${entity.name}.${field}`)),
    ),
    upTo: 0,
    stride: shortest,
    left: 0,
  })

  let timer: NodeJS.Timeout | undefined
  const forgetGivenUp = () => {
    for (const [name, { left }] of runs) if (clock.now() - left >= givenUp) runs.delete(name)
  }
  /** Looks again though nobody asks for a total any more, and keeps no program running for it. */
  const forgetLater = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      forgetGivenUp()
      if (runs.size > 0) forgetLater()
    }, givenUp).unref()
  }

  const take = (
    { tallies }: Run,
    rows: VisibleRows,
    entity: Entity,
    columns: readonly TotalAsked[],
  ) => {
    const parts = tallies.flatMap((tally) => tally.parts)
    const said =
      parts.length === 0
        ? {}
        : reading.first<Record<string, number | null>>(
            rows.select(parts.map((part, at) => part.as(`p${at}`))),
          )!
    let at = 0
    for (const [place, tally] of tallies.entries()) {
      tally.take(tally.parts.map(() => said[`p${at++}`] ?? null))
      if (!tally.meet) continue
      const column = sql.ref<string | number>(`${entity.name}.${columns[place]!.field}`)
      const values = rows.select(column.as('value')).distinct().where(column, 'is not', null)
      for (const { value } of reading.all<{ value: string | number }>(values)) tally.meet(value)
    }
  }

  return {
    step: (actor, entity, { run: name, which, columns }) => {
      forgetGivenUp()
      const run = runs.get(name) ?? begin(entity, columns)
      runs.delete(name)
      const meant = meantRows(desk, actor, entity, which)
      if ('ids' in which) {
        take(run, meant, entity, columns)
        return run.tallies.map((tally) => tally.value())
      }
      const begun = clock.now()
      const end = run.upTo + run.stride
      const rowid = `${entity.name}.rowid`
      const stretch = meant.where(rowid, '>', run.upTo).where(rowid, '<=', end)
      take(run, stretch, entity, columns)
      run.upTo = end
      const fits = (run.stride * moment) / Math.max(1, clock.now() - begun)
      run.stride = Math.round(Math.max(shortest, Math.min(fits, run.stride * 2, longest)))
      if (end >= newestRow(reading, entity)) return run.tallies.map((tally) => tally.value())
      const oldest = runs.keys().next().value
      if (runs.size >= keptRuns && oldest !== undefined) runs.delete(oldest)
      runs.set(name, Object.assign(run, { left: clock.now() }))
      forgetLater()
      return null
    },
  }
}

const instant: FieldSpec = { kind: 'instant', required: false, derived: true }
const systemFields = new Set(['createdAt', 'updatedAt'])

function specOf(entity: Entity, field: string, of: TotalAsked['of']): FieldSpec {
  const own = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  const spec = own ?? (systemFields.has(field) ? instant : undefined)
  if (spec?.kept === 'masked') {
    throw failure('invalid', problem(['columns', field], 'fieldMasked'))
  }
  if (!spec || !totalsOfKind[spec.kind].includes(of)) {
    throw failure('invalid', problem(['columns', field], 'unknownField'))
  }
  return spec
}
