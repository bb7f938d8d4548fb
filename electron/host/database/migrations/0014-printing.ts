import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const number = 'real not null'

/** Templates with a layout on paper, who writes, and how printers are adjusted. */
export const printing: RawBuilder<unknown>[] = [
  sql`alter table "template" alter column "body" drop not null`,
  sql`alter table "template" add column "paper" text`,
  sql`alter table "template" add column "layout" text`,
  sql`alter table "template" add column "pictures" text`,
  ...recordTable('sender', { name: needed, address: text, phone: text, position: number }),
  ...numbered('sender'),
  ...recordTable('printerProfile', {
    name: needed,
    printer: text,
    paper: text,
    offsetX: number,
    offsetY: number,
    scale: number,
    turn: needed,
    feed: text,
  }),
  ...numbered('printerProfile'),
]
