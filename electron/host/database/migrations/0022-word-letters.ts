import { sql, type RawBuilder } from 'kysely'

/** Templates that are letters made in Word. */
export const wordLetters: RawBuilder<unknown>[] = [
  sql`alter table "template" add column "word" text`,
  sql`alter table "template" add column "wordFields" text`,
]
