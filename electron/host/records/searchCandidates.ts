import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import type { StoredRow } from './rows.ts'
import { searchedFields } from './searchedFields.ts'
import { gramTable } from './searchIndex.ts'
import { seesEvery, visibleRows, type VisibleRows } from './visible.ts'

/** Where candidates are looked for: under which tokens, as FTS5 is asked for them ('' for any), before which number, how many. */
interface Place {
  readonly tokens: string
  readonly before: number
  readonly most: number
}

/** What is shown of a record that was found: the columns of its lists, where it belongs, and its phones. */
export const hitFields = perEntity((entity): readonly string[] => {
  const phones = Object.keys(entity.fields).filter((name) => entity.fields[name]?.kind === 'phone')
  const home = entity.belongsTo ? [entity.belongsTo] : []
  return [...new Set([entity.title, ...entity.list, ...home, ...phones])]
})

/** Records that have the tokens, newest first, each with its `recency`: what is searched of them, and what is shown. */
export function candidatesBefore(
  { reading, rules }: { readonly reading: Reading; readonly rules: Rules },
  actor: Actor,
  entity: Entity,
  place: Place,
): StoredRow[] {
  const rule = rules[entity.name]
  const rows = seesEvery(entity, rule, actor) ? null : visibleRows(entity, rule, actor)
  const asked = rows ? candidatesIn(entity, rows) : candidatesInAll(entity)
  return reading.all(place.tokens ? asked.withTokens(place) : asked.any(place)) as StoredRow[]
}

const candidatesInAll = perEntity((entity) =>
  candidatesIn(entity, anyQuery.selectFrom(entity.name)),
)

function candidatesIn(entity: Entity, rows: VisibleRows) {
  const columns = new Set([
    'id',
    'recency',
    ...(entity.fields.owner ? ['owner'] : []),
    ...searchedFields(entity).map(({ name }) => name),
    ...hitFields(entity),
  ])
  const some = rows.select([...columns].map((name) => `${entity.name}.${name} as ${name}`))
  const grams = gramTable(entity)
  return {
    withTokens: template(({ tokens, before, most }: Place) =>
      some
        .innerJoin(grams, `${grams}.rowid`, `${entity.name}.recency`)
        .where(sql<boolean>`${sql.id(grams)} match ${tokens}`)
        .where(`${grams}.rowid`, '<', before)
        .orderBy(`${grams}.rowid`, 'desc')
        .limit(most),
    ),
    any: template(({ before, most }: Omit<Place, 'tokens'>) =>
      some
        .where(`${entity.name}.recency`, '<', before)
        .orderBy(`${entity.name}.recency`, 'desc')
        .limit(most),
    ),
  }
}
