import type { Registry } from '../entities/registry.ts'
import type { Entity } from '../entity.ts'
import type { FieldSpec } from '../fields/field.ts'
import { maskedKinds } from './masked.ts'
import { handingFields, may, type FieldLevel, type Holder, type Kept } from './rights.ts'

/**
 * The least that a role may leave of a field: everybody reads what names a record, where it belongs and whose it is, and
 * fills in what it can't be without.
 */
export function leastLevel(entity: Entity, name: string): FieldLevel {
  const spec = entity.fields[name]
  if (!spec || spec.internal) return 'edit'
  if (spec.required && spec.initially === undefined) return 'edit'
  const isPlain = ![entity.title, entity.belongsTo, entity.timeline, 'owner'].includes(name)
  return spec.required || !isPlain ? 'read' : 'hidden'
}

/** Whether edits of a field can wait for consent. Files stand beside one another: they go in at once. */
const mayWait = ({ derived, internal, work, kind }: FieldSpec): boolean =>
  !derived && !internal && !work && kind !== 'attachments'

/** Levels that a field can have for a role, the least first. */
export function levelsOf(entity: Entity, name: string): readonly FieldLevel[] {
  const least = leastLevel(entity, name)
  const spec = entity.fields[name]
  const edited: readonly FieldLevel[] = spec && mayWait(spec) ? ['consent', 'edit'] : ['edit']
  if (!spec || least === 'edit') return edited
  const open: readonly FieldLevel[] = spec.derived ? ['read'] : ['read', ...edited]
  if (least === 'read') return open
  return maskedKinds.includes(spec.kind) ? ['hidden', 'masked', ...open] : ['hidden', ...open]
}

/** How a field is kept from somebody; undefined for one that isn't. */
export const keptFrom = (
  { name }: Pick<Entity, 'name'>,
  { role, rights }: Holder,
  field: string,
): Kept | undefined => {
  const fields = role === 'staff' ? rights?.fields[name] : undefined
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined
}

/** Ways to know something that are kept at once: an office has few roles. */
const keptWays = 50

/** Makes what somebody knows of something once for each way to know it, and keeps it as long as the thing is there. */
function knownOnce<T extends object>() {
  const known = new WeakMap<T, Map<string, T>>()
  return (of: T, fields: object, make: () => T): T => {
    const ways = known.get(of) ?? new Map<string, T>()
    known.set(of, ways)
    const key = JSON.stringify(fields)
    const there = ways.get(key)
    if (there) return there
    if (ways.size >= keptWays) ways.clear()
    const made = make()
    ways.set(key, made)
    return made
  }
}

const entityOnce = knownOnce<Entity>()
const registryOnce = knownOnce<Registry>()

/**
 * An entity as somebody knows it: fields that are hidden from them are not there, so that nothing asks, shows, sorts or
 * finds by them; masked ones show their mask, and are neither searched nor asked about.
 */
export function knownEntity(entity: Entity, holder: Holder): Entity {
  const fields = keptFields(entity, holder)
  if (!fields) return entity
  const isKept = (name: string) =>
    Object.hasOwn(fields, name) && entity.fields[name]!.kept !== fields[name]
  if (!Object.keys(entity.fields).some(isKept)) return entity
  return entityOnce(entity, fields, () => narrowed(entity, fields))
}

/** All entities as somebody knows them. */
export function knownRegistry(registry: Registry, holder: Holder): Registry {
  const fields = Object.values(registry).flatMap((entity) => {
    const kept = keptFields(entity, holder)
    return kept ? [[entity.name, kept]] : []
  })
  if (fields.length === 0) return registry
  return registryOnce(registry, fields, () =>
    Object.fromEntries(
      Object.entries(registry).map(([name, entity]) => [name, knownEntity(entity, holder)]),
    ),
  )
}

/** What of an entity's fields is kept from somebody; who may give no record away only reads whose it is. */
function keptFields(entity: Entity, holder: Holder): Readonly<Record<string, Kept>> | undefined {
  if (holder.role !== 'staff' || !holder.rights) return undefined
  const kept = holder.rights.fields[entity.name]
  const bound = may(entity, holder, 'assign') ? [] : handingFields(entity)
  if (bound.length === 0) return kept
  return { ...Object.fromEntries(bound.map((name) => [name, 'read'])), ...kept }
}

function narrowed(entity: Entity, kept: Readonly<Record<string, Kept>>): Entity {
  const isRead = (name: string) => !Object.hasOwn(kept, name) || kept[name] === 'read'
  const fields = Object.fromEntries(
    Object.entries(entity.fields).flatMap(([name, spec]): [string, FieldSpec][] => {
      const level = Object.hasOwn(kept, name) ? kept[name] : undefined
      if (level === 'hidden') return []
      const known = spec.limits?.every(isRead) === false ? unlimited(spec) : spec
      return [[name, level ? keptSpec(known, level) : known]]
    }),
  )
  const there = (names: readonly string[]) =>
    names.filter((name) => Object.hasOwn(fields, name) || !Object.hasOwn(entity.fields, name))
  const asked = entity.asks && there(entity.asks)
  const later = entity.asksLater && there(entity.asksLater)
  const about = entity.about && there(entity.about)
  const isSortable = there([entity.sort.field]).length > 0 && kept[entity.sort.field] !== 'masked'
  return {
    ...entity,
    fields,
    list: there(entity.list),
    groups: Object.fromEntries(
      Object.entries(entity.groups).map(([group, names]) => [group, there(names)]),
    ),
    ...(about && { about }),
    ...(asked && { asks: asked }),
    ...(later && { asksLater: later }),
    sort: isSortable ? entity.sort : { field: entity.title, descending: false },
    // What is not searched for them stands in the index all the same.
    isThinned: Object.values(kept).some((level) => level !== 'read'),
  }
}

/** Whether a limit was missed tells when that came which it is for: who may not read that is not told. */
function unlimited({ limits: _, ...rest }: FieldSpec): FieldSpec {
  return rest
}

/** What is kept from somebody is nothing that they fill in; by what is masked nothing is found or told to be the same. */
function keptSpec(spec: FieldSpec, kept: 'masked' | 'read'): FieldSpec {
  const { search, duplicate, ...rest } = spec
  const found = { ...(search && { search }), ...(duplicate && { duplicate }) }
  return { ...rest, ...(kept === 'read' && found), derived: true, kept }
}
