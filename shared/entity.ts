import type { FieldBuilder, FieldSpec, ValueOf } from './fields/field.ts'
import type { Sort } from './filter.ts'

/** What every record has beside the fields of its entity; kept by the store. */
export interface RecordBase {
  /** UUID made by whoever created the record. */
  readonly id: string
  /** UTC milliseconds. */
  readonly createdAt: number
  /** Id of a user; null when the program itself wrote it. */
  readonly createdBy: string | null
  readonly updatedAt: number
  readonly updatedBy: string | null
  /** Set while the record lies in the recycle bin. */
  readonly deletedAt: number | null
  readonly deletedBy: string | null
}

type Fields = Readonly<Record<string, FieldSpec>>

/** What staff may do with an entity. */
export interface StaffRights {
  readonly see: boolean
  readonly add: boolean
  readonly edit: boolean
  readonly delete: boolean
}

/** What a kind of record is, as plain data. Everything else about it is derived from this. */
export interface Entity<
  Name extends string = string,
  F extends Fields = Fields,
  Group extends string = string,
> {
  /** Also the name of its table. */
  readonly name: Name
  readonly fields: F
  /** The text field that names a record. */
  readonly title: string
  /** Columns of a list, in order, before anybody changes them. */
  readonly list: readonly string[]
  /** How a list is sorted at first. */
  readonly sort: Sort
  /** Groups of a form and of a page, in order; a field stands in one at the most. */
  readonly groups: Readonly<Record<Group, readonly string[]>>
  /** What else stands beside its title, where it holds something. */
  readonly about?: readonly string[]
  /** What a new record asks first, in the order in which one hears it; what its list shows where nothing is said. */
  readonly asks?: readonly string[]
  /** What a new record never asks: it comes later, by other ways. */
  readonly asksLater?: readonly string[]
  /** Shown in the timeline of the records it refers to, at the moment this field holds. */
  readonly timeline?: string
  /** Deleted and restored together with the record in this reference field. */
  readonly belongsTo?: string
  /** An office may give it fields of its own. */
  readonly extensible: boolean
  /** What all staff may do with it at the most, whatever their role says. */
  readonly staff: StaffRights
  /** The entity whose rights in a role hold for it; undefined for what is the office's own, where `staff` says it all. */
  readonly governedBy?: string
  /** It is a part whose edits wait for consent where those of what governs it do. */
  readonly waitsAlong?: boolean
  /** An entity of which it holds copies: nobody sees more of it than of that. */
  readonly noWiderThan?: string
  /** It ships with the program: people look at it, and nobody changes it by hand. */
  readonly ships: boolean
  /** Fields of the office's own were removed from it. */
  readonly isThinned?: boolean
}

type SpecsOf<B extends Readonly<Record<string, FieldBuilder<FieldSpec>>>> = {
  readonly [K in keyof B]: B[K]['spec']
}

const everything: StaffRights = { see: true, add: true, edit: true, delete: true }

/** Declares an entity; a column, title or group that names no field does not compile. */
export function defineEntity<
  const Name extends string,
  B extends Readonly<Record<string, FieldBuilder<FieldSpec>>>,
  const Group extends string,
>(declared: {
  readonly name: Name
  readonly fields: B
  readonly title: keyof B & string
  readonly list: readonly ((keyof B & string) | 'createdAt' | 'updatedAt')[]
  readonly sort?: {
    readonly field: (keyof B & string) | 'createdAt' | 'updatedAt'
    readonly descending?: boolean
  }
  readonly groups: Readonly<Record<Group, readonly (keyof B & string)[]>>
  readonly about?: readonly (keyof B & string)[]
  readonly asks?: readonly (keyof B & string)[]
  readonly asksLater?: readonly (keyof B & string)[]
  readonly timeline?: (keyof B & string) | 'createdAt'
  readonly belongsTo?: keyof B & string
  readonly extensible?: boolean
  /** Said of what is the office's own: lists, settings, accounts. Of what it has of its customers the roles say it. */
  readonly staff?: Partial<StaffRights>
  /** It is a part of a record of this entity, and a role says nothing of it by itself. */
  readonly governedBy?: string
  readonly waitsAlong?: boolean
  readonly noWiderThan?: string
  readonly ships?: boolean
}): Entity<Name, SpecsOf<B>, Group> {
  const fields = Object.fromEntries(
    Object.entries(declared.fields).map(([name, builder]) => [name, builder.spec]),
  ) as SpecsOf<B>
  const isOffices = declared.staff !== undefined || declared.ships === true
  const governedBy = declared.governedBy ?? (isOffices ? undefined : declared.name)
  return {
    ...declared,
    fields,
    ...(governedBy !== undefined && { governedBy }),
    extensible: declared.extensible ?? false,
    sort: { descending: false, field: declared.title, ...declared.sort },
    staff: { ...everything, ...declared.staff },
    ships: declared.ships ?? false,
  }
}

type Held<S extends FieldSpec> = S['required'] extends true ? ValueOf<S> : ValueOf<S> | null
type Typed<F extends Fields> = {
  [K in keyof F as F[K]['derived'] extends true ? never : K]: F[K]
}
type RequiredNames<F extends Fields> = {
  [K in keyof F]: F[K]['required'] extends true
    ? F[K] extends { initially: unknown }
      ? never
      : K
    : never
}[keyof F]

/** A record as it is read. */
export type RowOf<E extends Entity> = RecordBase & {
  readonly [K in keyof E['fields']]: Held<E['fields'][K]>
}

/** What a new record is made from: required fields, and whichever others are known. */
export type DraftOf<E extends Entity> = {
  -readonly [K in keyof Typed<E['fields']> & RequiredNames<E['fields']>]: ValueOf<E['fields'][K]>
} & {
  -readonly [K in keyof Typed<E['fields']>]?: Held<E['fields'][K]>
}

/** A record whose entity is known only when the program runs. */
export type AnyRow = RecordBase & Readonly<Record<string, unknown>>

/** Values by field name, of an entity known only when the program runs. */
export type AnyValues = Readonly<Record<string, unknown>>

/** A record of which some fields were read: its id, and those. */
export type SomeRow = { readonly id: string } & AnyValues

/** Names of the fields that people may fill in. */
export function typedFields(entity: Entity): string[] {
  return Object.keys(entity.fields).filter((name) => !entity.fields[name]?.derived)
}

/** Names of the fields that a form, a page or a sheet may hold: those that people fill in, and know of. */
export const shownFields = (entity: Entity): string[] =>
  typedFields(entity).filter((name) => !entity.fields[name]?.internal)
