import { sql, type RawBuilder } from 'kysely'

/**
 * Statements that make the table of an entity: its system columns, indexes and guards, and the table of the grams it is
 * searched by. Frozen with the migrations that call it; another shape needs another function.
 */
export function recordTable(
  name: string,
  columns: Readonly<Record<string, string>>,
  indexes: readonly (readonly string[])[] = [],
): RawBuilder<unknown>[] {
  const table = sql.id(name)
  const fields = Object.entries(columns).map(
    ([column, type]) => sql`${sql.id(column)} ${sql.raw(type)}`,
  )
  return [
    sql`create table ${table} (
      rowid integer primary key,
      id text not null unique,
      "createdAt" integer not null,
      "createdBy" text,
      "updatedAt" integer not null,
      "updatedBy" text,
      "deletedAt" integer,
      "deletedBy" text,
      "titleKey" text not null,
      ${sql.join(fields)}
    ) strict`,
    sql`create virtual table ${sql.id(`${name}Gram`)} using fts5 (
      tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    )`,
    sql`create index ${sql.id(`${name}_deletedAt`)} on ${table} ("deletedAt") where "deletedAt" is not null`,
    ...indexes.map(
      (over) =>
        sql`create index ${sql.id([name, ...over].join('_'))} on ${table} (${sql.join(over.map((column) => sql.id(column)))})`,
    ),
    ...(['insert', 'update', 'delete'] as const).map(
      (act) =>
        sql`create trigger ${sql.id(`${name}_guard_${act}`)} before ${sql.raw(act)} on ${table}
          when laike_writing() = 0
          begin select raise(abort, 'records are written by the store alone'); end`,
    ),
  ]
}

/** Statements that give the records of a table the numbers under which they stand in the table of grams. */
export const numbered = (name: string): RawBuilder<unknown>[] => [
  sql`alter table ${sql.id(name)} add column recency integer`,
  sql`create unique index ${sql.id(`${name}_recency`)} on ${sql.id(name)} (recency) where recency is not null`,
]

/** Statements that make the indexes along which a whole list is read: they hold what is not deleted. */
export const sortedBy = (name: string, columns: readonly string[]): RawBuilder<unknown>[] =>
  columns.map(
    (column) =>
      sql`create index ${sql.id(`${name}_${column}`)} on ${sql.id(name)} (${sql.id(column)}) where "deletedAt" is null`,
  )
