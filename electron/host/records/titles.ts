import type { Entity, SomeRow } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { Titles } from '../../../shared/api/records.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { perViewer } from './visible.ts'

/** What titles are looked up with. */
interface TitleDesk {
  readonly reading: Reading
  readonly registry: Registry
  readonly rules: Rules
}

/** Names for everything that these records refer to and somebody may see, by id; a deleted record keeps its name. */
export function titlesFor(
  desk: TitleDesk,
  actor: Actor,
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
    [...wanted].flatMap(([name, ids]) => titlesOf(desk, actor, name, [...ids])),
  )
}

const referringFields = perEntity((entity) =>
  Object.entries(entity.fields).flatMap(([name, { to, kind }]) => {
    const target = kind === 'tags' ? 'tag' : to
    return target === undefined ? [] : [{ name, to: target }]
  }),
)

const titlesIn = perViewer((entity, { rows }) =>
  template((at: { ids: string }) =>
    rows.select(['id', `${entity.title} as title`]).where('id', 'in', idsIn(at.ids)),
  ),
)

/** Title of each record of an entity that exists and somebody may see, by id. */
export function titlesOf(
  { reading, registry, rules }: TitleDesk,
  actor: Actor,
  name: string,
  ids: readonly string[],
): [string, string][] {
  const entity = entityNamed(registry, name)
  if (!entity) return []
  const asked = titlesIn(entity, rules[name], actor)?.({ ids: JSON.stringify(ids) })
  const found = asked ? reading.all<Record<string, unknown>>(asked) : []
  return found.map(({ id, title }) => [String(id), String(title ?? '')])
}
