import { sql, type RawBuilder } from 'kysely'

/**
 * Statements that make the table of an entity: its system columns, indexes and guards, and the table of the grams it is
 * searched by. A whole list is read along `sorts` without looking at a row: their indexes hold what is not deleted.
 * Frozen with the migrations that call it; another shape needs another function.
 */
export function recordTable(
  name: string,
  columns: Readonly<Record<string, string>>,
  indexes: readonly (readonly string[])[] = [],
  sorts: readonly string[] = [],
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
      recency integer,
      ${sql.join(fields)}
    ) strict`,
    sql`create virtual table ${sql.id(`${name}Gram`)} using fts5 (
      tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    )`,
    sql`create unique index ${sql.id(`${name}_recency`)} on ${table} (recency) where recency is not null`,
    sql`create index ${sql.id(`${name}_deletedAt`)} on ${table} ("deletedAt") where "deletedAt" is not null`,
    ...indexes.map(
      (over) =>
        sql`create index ${sql.id([name, ...over].join('_'))} on ${table} (${sql.join(over.map((column) => sql.id(column)))})`,
    ),
    ...sorts.map(
      (column) =>
        sql`create index ${sql.id(`${name}_${column}`)} on ${table} (${sql.id(column)}) where "deletedAt" is null`,
    ),
    ...(['insert', 'update', 'delete'] as const).map(
      (act) =>
        sql`create trigger ${sql.id(`${name}_guard_${act}`)} before ${sql.raw(act)} on ${table}
          when laike_writing() = 0
          begin select raise(abort, 'records are written by the store alone'); end`,
    ),
  ]
}
