import type { HistoryEntry } from '../../../shared/api/records.ts'
import { isCustom } from '../../../shared/customFields.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { keptFrom } from '../../../shared/rights/knownEntity.ts'
import { masked } from '../../../shared/rights/masked.ts'
import type { Actor } from './access.ts'

/** A record that was read whole, as somebody may be shown it. */
export function shownRow(actor: Actor, entity: Entity, row: AnyRow): AnyRow {
  if (actor.role !== 'staff' || !actor.rights?.fields[entity.name]) return row
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      const kept = keptFrom(entity, actor, name)
      if (kept === 'hidden') return []
      return [[name, kept === 'masked' ? masked(entity.fields[name]!.kind, value) : value]]
    }),
  ) as AnyRow
}

/** An entry of the log as somebody may be shown it; undefined where all that it tells is kept from them. */
export function shownEntry(
  actor: Actor,
  registry: Registry,
  entry: HistoryEntry,
): HistoryEntry | undefined {
  const entity = entityNamed(registry, entry.entity)
  if (actor.role !== 'staff' || !actor.rights?.fields[entry.entity]) return entry
  const fields = Object.entries(entry.fields).flatMap(([name, both]) => {
    const kept = keptFrom({ name: entry.entity }, actor, name)
    if (kept === 'hidden') return []
    const kind = entity?.fields[name]?.kind ?? 'longText'
    const mask = (value: unknown) => (kept === 'masked' ? masked(kind, value) : value)
    return [[name, { old: mask(both.old), new: mask(both.new) }] as const]
  })
  if (entry.kind === 'update' && fields.length === 0) return undefined
  return { ...entry, fields: Object.fromEntries(fields) }
}

/** Names of all fields of the office's own that are hidden from somebody, of whichever entity. */
export const hiddenCustom = ({ role, rights }: Actor): ReadonlySet<string> =>
  new Set(
    Object.values((role === 'staff' && rights?.fields) || {}).flatMap((fields) =>
      Object.keys(fields).filter((name) => isCustom(name) && fields[name] === 'hidden'),
    ),
  )

/** Names of fields, removed ones too, that are hidden from somebody: what changed in nothing else is not told. */
export const hiddenFrom = (actor: Actor, entity: Entity): string[] =>
  actor.role === 'staff'
    ? Object.entries(actor.rights?.fields[entity.name] ?? {}).flatMap(([name, kept]) =>
        kept === 'hidden' ? [name] : [],
      )
    : []
