import type { ChoiceOf, DictionaryName, ListName } from '../dictionaries.ts'

/** A postal address: a Chinese region by its code, or country and place as free text. */
export interface Address {
  /** Six-digit division code (GB/T 2260) of the most exact region known. */
  readonly region?: string
  readonly country?: string
  /** City or province as written, where no region is known. */
  readonly place?: string
  /** Street, number, building, room. */
  readonly line?: string
  readonly postcode?: string
}

/** A file kept with a record; its bytes lie in the attachment store under its id. */
export interface Attachment {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Media type as told by the sender. */
  readonly type: string
}

/** What a field of each kind holds: the wire form, and what a row shows. */
export interface KindValues {
  text: string
  longText: string
  /** Code of a dictionary entry. */
  choice: string
  /** Id of the record referred to. */
  reference: string
  number: number
  /** Integer cents. */
  money: number
  /** Plain date, `YYYY-MM-DD`. */
  date: string
  /** UTC milliseconds. */
  instant: number
  yesNo: boolean
  phone: string
  email: string
  link: string
  address: Address
  /** Ids of tags. */
  tags: readonly string[]
  /** Seconds. */
  duration: number
  attachments: readonly Attachment[]
}

export type FieldKind = keyof KindValues

/**
 * How a field takes part in search: as a name (with pinyin), a phone, a code, or running text. Tags are found by their
 * names.
 */
export type SearchKind = 'name' | 'phone' | 'code' | 'text'

/** A field as plain data; `kind` and the literals beside it decide the type of its value. */
export interface FieldSpec {
  readonly kind: FieldKind
  readonly required: boolean
  /** Kept by the program, not typed by people, not logged: each install works it out again. */
  readonly derived: boolean
  /** Written by the interface for itself: no form, page or list shows it. */
  readonly internal?: boolean
  readonly search?: SearchKind
  /** Characters that a note takes, where these are not as many as usual. */
  readonly most?: number
  /** Takes part in the warning about records that may already be there. */
  readonly duplicate?: boolean
  /** Dictionary of a choice. */
  readonly dictionary?: ListName
  /** Entity that a reference points to. */
  readonly to?: string
  /** What a text is the name of, in the program and not in any language. */
  readonly names?: Naming
  /** Fields that tell when what this moment is the limit for came about, or stopped its clock; the first that is filled counts. */
  readonly limits?: readonly string[]
  /** A number that names something, as a port does: it is written without separators. */
  readonly plain?: boolean
  /** Moved by work that has rights of its own, as the steps of a case: an edit of it waits for nobody's consent. */
  readonly work?: boolean
  /** What a new record starts with. */
  readonly initially?: Initial
  /** Fields (`customer.address`) of which it holds a copy: from whom one of them is kept, this is hidden. */
  readonly copies?: readonly string[]
  /** How it is kept from whoever knows the entity like this: its mask is shown, or it is read and not written. */
  readonly kept?: 'masked' | 'read'
  /** What the office calls a field of its own, in any language; labels of all others stand in the locales. */
  readonly label?: string
}

/** What the program has names of its own for: kinds of records, lists of choices. */
export type Naming = 'entity' | 'list'

/** A starting value: a literal, the signed-in user, or the moment of writing. */
export type Initial = string | number | boolean | { readonly current: 'user' | 'instant' | 'today' }

/** The type of what a field holds. */
export type ValueOf<S extends FieldSpec> = S extends {
  kind: 'choice'
  dictionary: infer D extends DictionaryName
}
  ? ChoiceOf<D>
  : KindValues[S['kind']]

type With<S, Added> = Omit<S, keyof Added> & Added

/** Says what a field is, a word at a time: `text().required().searched('name')`. */
export interface FieldBuilder<S extends FieldSpec> {
  readonly spec: S
  required(): FieldBuilder<With<S, { readonly required: true }>>
  derived(): FieldBuilder<With<S, { readonly derived: true }>>
  searched(as: SearchKind): FieldBuilder<S>
  duplicateKey(): FieldBuilder<S>
  internal(): FieldBuilder<S>
  upTo(most: number): FieldBuilder<S>
  naming(what: Naming): FieldBuilder<S>
  limiting(...fields: string[]): FieldBuilder<S>
  copying(...fields: string[]): FieldBuilder<S>
  asWork(): FieldBuilder<S>
  plainly(): FieldBuilder<S>
  initially(value: Initial): FieldBuilder<With<S, { readonly initially: Initial }>>
}

/** Starts a field of one kind; the builders in `builders.ts` are its only callers. */
export function field<const S extends Start>(start: S): FieldBuilder<S & Unasked> {
  return builderOf({ ...start, required: false, derived: false })
}

type Start = Omit<FieldSpec, 'required' | 'derived'>
interface Unasked {
  readonly required: false
  readonly derived: false
}

function builderOf<S extends FieldSpec>(spec: S): FieldBuilder<S> {
  return {
    spec,
    required: () => builderOf({ ...spec, required: true as const }),
    derived: () => builderOf({ ...spec, derived: true as const }),
    searched: (search) => builderOf({ ...spec, search }),
    duplicateKey: () => builderOf({ ...spec, duplicate: true }),
    internal: () => builderOf({ ...spec, internal: true }),
    upTo: (most) => builderOf({ ...spec, most }),
    naming: (names) => builderOf({ ...spec, names }),
    limiting: (...limits) => builderOf({ ...spec, limits }),
    asWork: () => builderOf({ ...spec, work: true }),
    plainly: () => builderOf({ ...spec, plain: true }),
    copying: (...copies) => builderOf({ ...spec, copies }),
    initially: (initially) => builderOf({ ...spec, initially }),
  }
}
