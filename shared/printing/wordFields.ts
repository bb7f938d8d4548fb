import { z } from 'zod'

/** What a field of a Word letter may stand for beside a path: it stays as it is written, or is left out. */
export const wordFieldWays = ['asWritten', 'leftOut'] as const

/** A field, a condition or a list that was found in a letter made in Word. */
export interface WordField {
  /** Names it within the letter: the same name in a list is another field. */
  readonly key: string
  readonly name: string
  /** The list or condition in which it stands, by its key. */
  readonly within: string | null
  readonly kind: 'field' | 'section'
}

/** What of a letter is not as it was in Word, with words from it where there are some. */
export interface WordLoss {
  readonly kind: 'remote' | 'wordField' | 'unclosed'
  readonly what?: string
}

/** What our own pages show simpler than Word does, or not at all. */
export type PageLoss =
  | 'boxes'
  | 'floating'
  | 'pictures'
  | 'columns'
  | 'notes'
  | 'merged'
  | 'nested'
  | 'tabs'
  | 'sections'

/** What a letter made in Word loses where it becomes one of our own. */
export type OwnLoss =
  'edges' | 'pictures' | 'looks' | 'formats' | 'cells' | 'boxes' | 'notes' | 'columns'

/** What each field of a letter stands for: a path, the name of a list, or one of `wordFieldWays`. */
export type WordMapping = Readonly<Record<string, string>>

const mapping = z.record(z.string().max(500), z.string().max(200))

/** Reads what fields stand for as a template keeps it; null when it is nothing of the kind. */
export function readWordMapping(text: unknown): WordMapping | null {
  if (text === null || text === undefined) return {}
  if (typeof text !== 'string') return null
  try {
    return mapping.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
