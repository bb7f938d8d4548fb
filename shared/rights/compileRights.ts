import type { Registry } from '../entities/registry.ts'
import type { Entity } from '../entity.ts'
import { levelsOf } from './knownEntity.ts'
import { presetLevel, presetRights, type RolePreset } from './presets.ts'
import {
  narrower,
  type EntityRights,
  type FieldLevel,
  type Kept,
  type Rights,
  type Tie,
} from './rights.ts'

/** What a role says of an entity itself, over its preset. */
export type SaidRights = EntityRights & {
  readonly entity: string
  /** Edits of its fields wait for consent, where nothing else is said of the field. */
  readonly consent?: boolean | null
}

/** What a role says of a field itself. */
export interface SaidLevel {
  readonly entity: string
  readonly field: string
  readonly level: FieldLevel
}

/** A role as it is kept; without one nothing may be done. */
export interface SaidRole {
  readonly preset: RolePreset
  readonly entities: readonly SaidRights[]
  readonly fields: readonly SaidLevel[]
}

/** Where somebody stands in the office. */
export type Standing = Pick<Rights, 'people' | 'departments' | 'within' | 'leads'>

/** Kinds of records of which roles say what may be done, in the order of the registry. */
export const governedEntities = (registry: Registry): Entity[] =>
  Object.values(registry).filter(({ governedBy, name }) => governedBy === name)

/** What a role says of an entity; nothing is changed that can't be seen. */
export function rightsOn(role: SaidRole, entity: string): EntityRights {
  const said =
    role.entities.find((each) => each.entity === entity) ?? presetRights(role.preset, entity)
  const { see } = said
  const seen = see !== 'none'
  return {
    see,
    add: said.add && seen,
    edit: narrower(said.edit, see),
    delete: narrower(said.delete, see),
    export: said.export && seen,
    print: said.print && seen,
    import: said.import && said.add && seen,
    merge: said.merge && said.edit !== 'none' && seen,
    assign: said.assign && said.edit !== 'none' && seen,
  }
}

/** Whether edits of a kind of record wait for consent, but for fields of which something else is said. */
export const asksConsent = (role: SaidRole, entity: string): boolean =>
  role.entities.find((each) => each.entity === entity)?.consent ?? false

/** How far a role opens a field: as it says, as far as the field can be kept from anybody. A level that is unfit is the least. */
export function levelOn(role: SaidRole, entity: Entity, field: string): FieldLevel {
  const levels = levelsOf(entity, field)
  const said = role.fields.find((each) => each.entity === entity.name && each.field === field)
  const usual = presetLevel(role.preset, entity.fields[field]!)
  const isAsked = usual === 'edit' && asksConsent(role, entity.name)
  const wanted = said?.level ?? (isAsked ? 'consent' : usual)
  if (levels.includes(wanted)) return wanted
  const isEdited = wanted === 'edit' || wanted === 'consent'
  return (isEdited ? levels.at(-1) : levels.find((each) => each !== 'consent')) ?? 'edit'
}

/** Works out what a person may from what their role says. */
export function compileRights(
  registry: Registry,
  role: SaidRole | null,
  standing: Standing,
): Rights {
  const governed = governedEntities(registry)
  const entities: Record<string, EntityRights> = {}
  const fields: Record<string, Record<string, Kept>> = {}
  const waits: Record<string, readonly string[]> = {}
  for (const entity of role ? governed : []) {
    entities[entity.name] = narrowedRights(role!, entity)
    const kept = keptFields(role!, entity)
    if (Object.keys(kept).length > 0) fields[entity.name] = kept
    const waiting = Object.keys(entity.fields).filter(
      (name) => levelOn(role!, entity, name) === 'consent',
    )
    if (waiting.length > 0) waits[entity.name] = waiting
  }
  for (const part of Object.values(registry)) {
    if (!part.waitsAlong || !role || !asksConsent(role, part.governedBy!)) continue
    waits[part.name] = Object.keys(part.fields).filter((name) =>
      levelsOf(part, name).includes('consent'),
    )
  }
  for (const { name, fields: specs } of Object.values(registry)) {
    for (const [field, { copies = [] }] of Object.entries(specs)) {
      if (copies.some((copied) => isUnreadable(fields, copied))) {
        fields[name] = { ...fields[name], [field]: 'hidden' }
      }
    }
  }
  const ties = Object.fromEntries(
    Object.values(registry).flatMap((entity) =>
      entity.governedBy === undefined ? [] : [[entity.name, tieOf(registry, entity)]],
    ),
  )
  const key = JSON.stringify([entities, fields, waits, standing])
  return { key, entities, fields, waits, ties, ...standing }
}

/** Whether a field, under its own name and that of its entity, is not read as it is. */
function isUnreadable(fields: Rights['fields'], named: string): boolean {
  const [entity = '', field = ''] = named.split('.')
  const kept = fields[entity]?.[field]
  return kept === 'hidden' || kept === 'masked'
}

/** What copies what is hidden elsewhere is hidden with it. */
function narrowedRights(role: SaidRole, { name, noWiderThan }: Entity): EntityRights {
  const rights = rightsOn(role, name)
  if (noWiderThan === undefined) return rights
  const see = narrower(rights.see, rightsOn(role, noWiderThan).see)
  const own = { ...rights, see, entity: name }
  return rightsOn({ ...role, entities: [own] }, name)
}

function keptFields(role: SaidRole, entity: Entity): Record<string, Kept> {
  const levels = Object.keys(entity.fields).map((name) => [name, levelOn(role, entity, name)])
  // Of a field that was removed old changes still tell.
  const gone = role.fields
    .filter(({ entity: of, field }) => of === entity.name && !Object.hasOwn(entity.fields, field))
    .map(({ field, level }) => [field, level])
  const kept = [...levels, ...gone].filter(
    ([name, level]) =>
      level !== 'edit' &&
      level !== 'consent' &&
      !(level === 'read' && entity.fields[name!]?.derived),
  )
  return Object.fromEntries(kept) as Record<string, Kept>
}

function tieOf(registry: Registry, { fields, belongsTo }: Entity): Tie {
  const parent = belongsTo === undefined ? undefined : fields[belongsTo]?.to
  const governs = parent !== undefined && registry[parent]?.governedBy !== undefined
  return {
    owner: fields['owner']?.to === 'user',
    department: fields['department']?.to === 'department',
    ...(governs && { parent: { field: belongsTo!, entity: parent } }),
  }
}
