import type { Entity, StaffRights } from '../entity.ts'

/** Whose records somebody does a thing to: nobody's, their own, those of their department and below, everybody's. */
export const scopes = ['none', 'own', 'department', 'all'] as const
export type Scope = (typeof scopes)[number]

/** What a role says of a kind of record: how far some operations go, and whether the others are allowed at all. */
export interface EntityRights {
  readonly see: Scope
  readonly add: boolean
  readonly edit: Scope
  readonly delete: Scope
  readonly export: boolean
  readonly print: boolean
  readonly import: boolean
  readonly merge: boolean
  /** Give a record to somebody else, or to a department. */
  readonly assign: boolean
}

export type Operation = keyof EntityRights

/** How a field is kept from somebody; what is not kept from them they read and edit. */
export type Kept = 'hidden' | 'masked' | 'read'
/** `consent`: they edit it, and each edit waits for somebody who may agree to it. */
export type FieldLevel = Kept | 'consent' | 'edit'

/** By what a record of an entity is somebody's. */
export interface Tie {
  /** It has an owner; otherwise it is whose it was made by. */
  readonly owner: boolean
  /** It stands with a department. */
  readonly department: boolean
  /** What it belongs to: whoever has that has this. */
  readonly parent?: { readonly field: string; readonly entity: string }
}

/** All that a person may, as plain data: it goes with them to whoever answers, and to the interface. */
export interface Rights {
  /** Two that are alike have the same. */
  readonly key: string
  readonly entities: Readonly<Record<string, EntityRights>>
  readonly fields: Readonly<Record<string, Readonly<Record<string, Kept>>>>
  /** Fields of which their edits wait for consent, by entity. */
  readonly waits: Readonly<Record<string, readonly string[]>>
  readonly ties: Readonly<Record<string, Tie>>
  /** Themselves and everybody of their department and below. */
  readonly people: readonly string[]
  /** Their department and those below. */
  readonly departments: readonly string[]
  /** Their department and those above: what is shared with one of these is shared with them. */
  readonly within: readonly string[]
  /** Those whose changes they may agree to: everybody of the departments that they head, and of those below. */
  readonly leads: readonly string[]
}

/** Somebody of whom it is asked what they may; the program itself may everything, an administrator nearly so. */
export interface Holder {
  readonly role: 'administrator' | 'staff' | 'program'
  /** What their role says; nobody narrows what staff may where there is none. */
  readonly rights?: Rights | null
}

/** What of the rights that an entity gives to all staff an operation needs. */
const needs: Readonly<Record<Operation, keyof StaffRights>> = {
  see: 'see',
  export: 'see',
  print: 'see',
  add: 'add',
  import: 'add',
  edit: 'edit',
  merge: 'edit',
  assign: 'edit',
  delete: 'delete',
}

/** Whether an operation is left to whoever only looks: it changes nothing, not even the journal, which tells what was exported. */
export const isLooking = (operation: Operation): boolean =>
  needs[operation] === 'see' && operation !== 'export'

/** How far somebody goes with an operation on records of an entity: the one place where that is decided. */
export function scopeOf(entity: Entity, { role, rights }: Holder, operation: Operation): Scope {
  if (role === 'program') return 'all'
  if (entity.ships && needs[operation] !== 'see') return 'none'
  if (role === 'administrator') return 'all'
  if (!entity.staff[needs[operation]]) return 'none'
  if (entity.governedBy === undefined || !rights) return 'all'
  const said = rights.entities[entity.governedBy]?.[operation] ?? 'none'
  return typeof said === 'string' ? said : said ? 'all' : 'none'
}

/** Whether somebody may do this to some record of an entity at least. */
export const may = (entity: Entity, holder: Holder, operation: Operation): boolean =>
  scopeOf(entity, holder, operation) !== 'none'

/** The fields that say whose a record is: who writes another name there gives it away. */
export const handingFields = ({ governedBy, fields }: Entity): string[] =>
  governedBy === undefined
    ? []
    : [
        ...(fields['owner']?.to === 'user' ? ['owner'] : []),
        ...(fields['department']?.to === 'department' ? ['department'] : []),
      ]

/** The narrower of two scopes. */
export const narrower = (a: Scope, b: Scope): Scope =>
  scopes.indexOf(a) < scopes.indexOf(b) ? a : b

/** Names of the entities that decide, near or far, whose a record of an entity is. */
export function ancestorsOf(rights: Pick<Rights, 'ties'>, entity: string): string[] {
  const parent = rights.ties[entity]?.parent?.entity
  return parent === undefined ? [] : [parent, ...ancestorsOf(rights, parent)]
}
