import { sql } from 'kysely'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'

const anId = /[0-9a-f]{64}/g

/** Rows looked at in a step. */
const atOnce = 20_000

/** Ids of the files that a record still holds, or its history tells of; `between` is called between two steps. */
export function usedFiles(
  reading: Reading,
  registry: Registry,
  between: () => void = () => {},
): ReadonlySet<string> {
  const used = new Set<string>()
  const look = (texts: readonly unknown[]) => {
    between()
    for (const text of texts) for (const [id] of String(text).matchAll(anId)) used.add(id)
  }
  const holding = Object.values(registry).flatMap((entity) =>
    Object.entries(entity.fields).flatMap(([field, { kind }]) =>
      kind === 'attachments' ? [{ entity, field }] : [],
    ),
  )
  for (const { entity, field } of holding) {
    for (let after = 0; ;) {
      const rows = reading.all(
        anyQuery
          .selectFrom(entity.name)
          .select(['rowid', field])
          .where('rowid', '>', after)
          .where(field, 'is not', null)
          .orderBy('rowid')
          .limit(atOnce),
      )
      look(rows.map((row) => row[field]))
      if (rows.length < atOnce) break
      after = Number(rows.at(-1)!['rowid'])
    }
  }
  const names = [...new Set(holding.map(({ field }) => `"${field}"`))]
  const entities = [...new Set(holding.map(({ entity }) => entity.name))]
  for (let after = 0; ;) {
    const rows = reading.all(
      query
        .selectFrom('change')
        .select(['rowid', 'fields'])
        .where('rowid', '>', after)
        .where('entity', 'in', entities)
        .where((eb) => eb.or(names.map((name) => sql<boolean>`instr(fields, ${name}) > 0`)))
        .orderBy('rowid')
        .limit(atOnce),
    )
    look(rows.map(({ fields }) => fields))
    if (rows.length < atOnce) return used
    after = rows.at(-1)!.rowid
  }
}
