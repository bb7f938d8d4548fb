import type { Entity, SomeRow } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { Titles } from '../../../shared/api/records.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'

/** Names for everything that these records refer to, by id; a deleted record keeps its name. */
export function titlesFor(
  reading: Reading,
  registry: Registry,
  rows: readonly { readonly entity: Entity; readonly row: SomeRow }[],
): Titles {
  const wanted = new Map<string, Set<string>>()
  const want = (entity: string, id: unknown) => {
    if (typeof id !== 'string') return
    const ids = wanted.get(entity) ?? new Set()
    wanted.set(entity, ids.add(id))
  }
  for (const { entity, row } of rows) {
    want('user', row.createdBy)
    want('user', row.updatedBy)
    want('user', row.deletedBy)
    for (const { name, to } of referringFields(entity)) {
      const value = row[name] as string | readonly string[] | null | undefined
      if (typeof value === 'object') value?.forEach((id) => want(to, id))
      else want(to, value)
    }
  }
  return Object.fromEntries(
    [...wanted].flatMap(([name, ids]) => {
      const entity = entityNamed(registry, name)
      return entity ? titlesOf(reading, entity, [...ids]) : []
    }),
  )
}

const referringFields = perEntity((entity) =>
  Object.entries(entity.fields).flatMap(([name, { to, kind }]) => {
    const target = kind === 'tags' ? 'tag' : to
    return target === undefined ? [] : [{ name, to: target }]
  }),
)

const titlesIn = perEntity((entity) =>
  template((at: { ids: string }) =>
    anyQuery
      .selectFrom(entity.name)
      .select(['id', `${entity.title} as title`])
      .where('id', 'in', idsIn(at.ids)),
  ),
)

/** Title of each record that exists, by id. */
export function titlesOf(
  reading: Reading,
  entity: Entity,
  ids: readonly string[],
): [string, string][] {
  return reading
    .all(titlesIn(entity)({ ids: JSON.stringify(ids) }))
    .map(({ id, title }) => [String(id), String(title ?? '')])
}
