import { sql, type RawBuilder } from 'kysely'

/** What was sent of a template, and by whom. */
export const mailingTemplates: RawBuilder<unknown>[] = [
  sql`create index "mailing_template" on "mailing" (template)`,
  sql`create index "mailing_printedBy" on "mailing" ("printedBy")`,
  sql`create index "mailingRecipient_template" on "mailingRecipient" (template)`,
]
