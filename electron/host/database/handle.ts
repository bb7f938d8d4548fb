import type Database from 'better-sqlite3'
import type { Compilable } from 'kysely'

/** Runs queries that change nothing. */
export interface Reading {
  all<R>(query: Compilable<R>): R[]
  first<R>(query: Compilable<R>): R | undefined
  /** Every row as it comes: for more than should be in memory at once. */
  each<R>(query: Compilable<R>): IterableIterator<R>
  /** The first column of every row. */
  numbers(query: Compilable): number[]
  /** The same of some queries one after another, 4 bytes a row, for lists of millions; in a buffer with room for so many at least. */
  manyNumbers(queries: readonly Compilable[], room: number): Int32Array<ArrayBuffer>
}

/** Runs queries inside a transaction of the writer. Only the store hands these out. */
export interface Writing extends Reading {
  /** Answers with the number of rows it changed, and the rowid of the last one it inserted. */
  run(query: Compilable): { readonly changes: number; readonly rowid: number }
}

/** Most prepared statements kept by a connection. */
const kept = 500

/** Runs compiled queries on a connection, each text prepared once. */
export function handleOn(connection: Database.Database): Writing {
  const statements = new Map<string, Database.Statement<unknown[], unknown>>()
  const prepared = (sql: string, plucked = false) => {
    const key = plucked ? `plucked ${sql}` : sql
    const known = statements.get(key)
    if (known) return known
    if (statements.size >= kept) statements.clear()
    const made = connection.prepare<unknown[], unknown>(sql)
    if (plucked) made.pluck()
    statements.set(key, made)
    return made
  }
  return {
    all: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile()
      return prepared(sql).all(...parameters) as R[]
    },
    first: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile()
      return prepared(sql).get(...parameters) as R | undefined
    },
    each: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile()
      return prepared(sql).iterate(...parameters) as IterableIterator<R>
    },
    numbers: (query) => {
      const { sql, parameters } = query.compile()
      return prepared(sql, true).all(...parameters) as number[]
    },
    manyNumbers: (queries, room) => {
      let numbers = new Int32Array(Math.max(room, 64))
      let count = 0
      for (const query of queries) {
        const { sql, parameters } = query.compile()
        for (const number of prepared(sql, true).iterate(...parameters)) {
          if (count === numbers.length) {
            const larger = new Int32Array(count * 2)
            larger.set(numbers)
            numbers = larger
          }
          numbers[count] = Number(number)
          count += 1
        }
      }
      return numbers.subarray(0, count)
    },
    run: (query) => {
      const { sql, parameters } = query.compile()
      const { changes, lastInsertRowid } = prepared(sql).run(...parameters)
      return { changes, rowid: Number(lastInsertRowid) }
    },
  }
}
