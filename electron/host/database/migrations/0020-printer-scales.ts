import { sql, type RawBuilder } from 'kysely'

/** Printers stretch a page along and down by different shares, and take it with its face up or down. */
export const printerScales: RawBuilder<unknown>[] = [
  sql`alter table "printerProfile" rename column "scale" to "scaleX"`,
  sql`alter table "printerProfile" add column "scaleY" real not null default 100`,
  sql`update "printerProfile" set "scaleY" = "scaleX"`,
  sql`alter table "printerProfile" add column "side" text`,
]
