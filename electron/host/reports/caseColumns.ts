import { sql } from 'kysely'
import type { ChangedEvent } from '../../../shared/api/contract.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn, query } from '../database/query.ts'

const { serviceCase } = entities

const moments = [
  'receivedAt',
  'answeredAt',
  'answerDueAt',
  'waitingSince',
  'solvedAt',
  'solveDueAt',
] as const
const marks = ['kind', 'channel', 'cause', 'owner', 'product', 'customer', 'satisfaction'] as const

/** What cases are timed to. */
const spans = ['answeredAt', 'solvedAt'] as const

export type CaseSpan = (typeof spans)[number]
export type CaseMoment = (typeof moments)[number]
export type CaseMark = (typeof marks)[number]

/** What figures look at of each case, by the number of its row. */
export interface CaseColumns {
  /** UTC milliseconds; NaN for none. */
  readonly moments: Readonly<Record<CaseMoment, Float64Array>>
  /** Places in `words`: 0 is nothing. */
  readonly marks: Readonly<Record<CaseMark, Int32Array>>
  readonly words: readonly (string | null)[]
  /** 1 for a case that was opened again. */
  readonly isReopened: Uint8Array
  /** Working minutes from receiving to a moment, as worked out once; less than 0 until then. */
  readonly took: Readonly<Record<CaseSpan, Int32Array>>
}

/** Cases kept from one question to the next, for whoever counts them all: about 90 bytes a case. */
export interface CaseKeeper {
  /** What is kept, true for these rows. */
  of(...rows: (readonly number[])[]): CaseColumns
  /** Hears what was written: it is read again before the next answer. */
  heard(events: readonly ChangedEvent[]): void
  /** Reads some cases while nobody asks; answers whether there are more. */
  readAhead(): boolean
}

/** Cases read ahead at once. */
const piece = 2500

/** Keeps nothing until it is asked, or told to read ahead. */
export function keepCases(reading: Reading): CaseKeeper {
  const words: (string | null)[] = [null]
  const places = new Map<string, number>()
  let columns = emptyColumns(0, words)
  /** Cases received before this moment were read; null for all of them. UTC milliseconds. */
  let readTo: number | null = -Infinity
  /** Cases that are not as they were. */
  const changed = new Set<string>()

  const placeOf = (word: string | null): number => {
    if (word === null) return 0
    const known = places.get(word)
    if (known !== undefined) return known
    places.set(word, words.length)
    return words.push(word) - 1
  }

  const read = (rows: typeof allCases) => {
    for (const row of reading.each(rows)) {
      const at = row.rowid
      if (at >= columns.isReopened.length) columns = grown(columns, at * 1.25 + 64)
      for (const name of moments) columns.moments[name][at] = row[name] ?? NaN
      for (const name of marks) columns.marks[name][at] = placeOf(row[name])
      columns.isReopened[at] = Number(Number(row.reopened) >= 1)
      for (const name of spans) columns.took[name][at] = -1
    }
  }

  return {
    of: (...rows) => {
      if (readTo !== null) read(allCases.where('receivedAt', '>=', readTo))
      readTo = null
      if (changed.size > 0) read(allCases.where('id', 'in', idsIn(JSON.stringify([...changed]))))
      changed.clear()
      // Every case is of a kind: one that has none here was written, and is not heard of yet.
      const missing = rows.flatMap((some) => some.filter((row) => !columns.marks.kind[row]))
      if (missing.length > 0)
        read(allCases.where('rowid', 'in', idsIn<number>(JSON.stringify(missing))))
      return columns
    },
    heard: (events) => {
      for (const { entity, records } of events) {
        if (entity !== serviceCase.name) continue
        if (records === null) readTo = -Infinity
        for (const id of records ?? []) changed.add(id)
      }
    },
    readAhead: () => {
      if (readTo === null) return false
      const begin = readTo
      const later = query.selectFrom('serviceCase').where('receivedAt', '>=', begin)
      const next = reading.first(
        later.select('receivedAt').orderBy('receivedAt').offset(sql.lit(piece)).limit(sql.lit(1)),
      )
      // More than a piece were received at one moment: they are read when somebody asks.
      if (!next || next.receivedAt === begin) return false
      read(allCases.where('receivedAt', '>=', begin).where('receivedAt', '<', next.receivedAt))
      readTo = next.receivedAt
      return true
    },
  }
}

const allCases = query.selectFrom('serviceCase').select(['rowid', ...moments, ...marks, 'reopened'])

function emptyColumns(room: number, words: readonly (string | null)[]): CaseColumns {
  const all = <Name extends string, T>(names: readonly Name[], make: () => T) =>
    Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, T>
  return {
    moments: all(moments, () => new Float64Array(room).fill(NaN)),
    marks: all(marks, () => new Int32Array(room)),
    words,
    isReopened: new Uint8Array(room),
    took: all(spans, () => new Int32Array(room).fill(-1)),
  }
}

function grown(columns: CaseColumns, room: number): CaseColumns {
  const larger = emptyColumns(Math.ceil(room), columns.words)
  for (const name of moments) larger.moments[name].set(columns.moments[name])
  for (const name of marks) larger.marks[name].set(columns.marks[name])
  larger.isReopened.set(columns.isReopened)
  for (const name of spans) larger.took[name].set(columns.took[name])
  return larger
}
