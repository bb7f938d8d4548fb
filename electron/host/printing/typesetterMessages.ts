import type { FitMark } from '../../../shared/api/printing.ts'

/** What is set: the sources of a document by their names, `main.typ` the one that is read first, and its data as JSON. */
export interface Manuscript {
  readonly sources: Readonly<Record<string, string>>
  readonly data: string
  /** Pictures by the names that the data calls them. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>
}

/** What is wanted of a document that is set and not kept: how many pages it has, one of them, or all as a PDF. */
export type Wanted = 'count' | 'pdf' | { readonly page: number }

/** What the host asks the typesetter. */
export type TypesetterQuestion =
  | { readonly kind: 'set'; readonly id: string; readonly manuscript: Manuscript }
  | { readonly kind: 'page'; readonly id: string; readonly page: number }
  | { readonly kind: 'pdf'; readonly id: string }
  | { readonly kind: 'once'; readonly manuscript: Manuscript; readonly wanted: Wanted }

/** A document that was set and not kept. */
export interface SetOnce {
  readonly pages: number
  readonly marks: readonly FitMark[]
  /** On which page each record begins, where that was asked for. */
  readonly begins: readonly number[]
  readonly svg?: string
  readonly pdf?: Uint8Array
}

/** What it answers, one answer a question. */
export type TypesetterAnswer =
  | { readonly kind: 'set'; readonly pages: number }
  /** The document can't be set, for what stands in its sources. */
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'page'; readonly svg: string }
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'once' } & SetOnce)
  /** It was set too long ago, or never. */
  | { readonly kind: 'forgotten' }

/** A question on its way, with a number that no other has. */
export interface ToTypesetter {
  readonly number: number
  readonly question: TypesetterQuestion
}

/** An answer with the number of its question. */
export interface FromTypesetter {
  readonly number: number
  readonly answer: TypesetterAnswer
}
