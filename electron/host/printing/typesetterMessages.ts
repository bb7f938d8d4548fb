/** What is set: the sources of a document by their names, `main.typ` the one that is read first, and its data as JSON. */
export interface Manuscript {
  readonly sources: Readonly<Record<string, string>>
  readonly data: string
}

/** What the host asks the typesetter. */
export type TypesetterQuestion =
  | { readonly kind: 'set'; readonly id: string; readonly manuscript: Manuscript }
  | { readonly kind: 'page'; readonly id: string; readonly page: number }
  | { readonly kind: 'pdf'; readonly id: string }

/** What it answers, one answer a question. */
export type TypesetterAnswer =
  | { readonly kind: 'set'; readonly pages: number }
  /** The document can't be set, for what stands in its sources. */
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'page'; readonly svg: string }
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
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
