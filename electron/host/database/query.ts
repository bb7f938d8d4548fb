import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { AnyTables, Tables } from './tables.ts'

/**
 * Writes `+?` where a value goes. SQLite plans a bare `?` of a LIMIT by the value that is bound, and so prepares the
 * statement anew each time that one is: with the plus, which changes no value, it is prepared once.
 */
class PlannedOnce extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

/** Builds and types SQL, and runs none: a handle runs it, synchronously. */
export const query = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new PlannedOnce(),
  },
})

/** The same for entities known only when the program runs; names come from the registry alone. */
export const anyQuery = query as unknown as Kysely<AnyTables>

/** The ids or row numbers in a JSON list, so that a query for any number of them is built once. */
export const idsIn = <T extends string | number = string>(list: string) =>
  sql<T>`(select value from json_each(${list}))`
