import { isReplyField, replyFields } from '../../../shared/domain/replyFields.ts'
import type { TemplateToken } from '../../../shared/printing/templateTree.ts'
import { fieldWords } from './fieldWords.ts'

/** A word of control in a text: a condition, a list that is gone through, or their end. */
export type ControlToken = Exclude<TemplateToken, { readonly kind: 'text' | 'field' }>

/** The fields that a text may hold, and what people call them. */
export interface Vocabulary {
  /** Paths, by what they are of. */
  readonly groups: () => readonly FieldGroup[]
  readonly isKnown: (path: string) => boolean
  readonly words: (path: string) => string
  /** What a word of control says, where texts may hold some. */
  readonly controlWords?: (token: ControlToken) => string
}

export interface FieldGroup {
  readonly key: string
  readonly label?: string
  readonly paths: readonly string[]
}

/** Fields of replies to cases. */
export const replyVocabulary: Vocabulary = {
  groups: () => Object.entries(replyFields).map(([key, paths]) => ({ key, paths })),
  isKnown: isReplyField,
  words: fieldWords,
}
