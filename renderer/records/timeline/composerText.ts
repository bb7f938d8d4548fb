import type { ChoiceOf } from '../../../shared/dictionaries.ts'

/** What the composer can write down: a contact of some kind, or a task. */
export type ComposerKind = ChoiceOf<'interactionKind'> | 'task'

/** A word being typed behind a sign, and where it stands in the text. */
export interface SignedWord {
  readonly query: string
  readonly start: number
  readonly end: number
}

/**
 * The kind being asked for: `/` at the start, up to a blank or the caret.
 * A Chinese keyboard types `、` where others type `/`.
 */
export function kindAsked(text: string, caret: number): SignedWord | undefined {
  const found = /^[/\uff0f、](\S*)$/.exec(text.slice(0, caret))
  return found ? { query: found[1] ?? '', start: 0, end: caret } : undefined
}

/** The colleague being named: `@` and what follows it up to the caret, unless it is an address. */
export function colleagueAsked(text: string, caret: number): SignedWord | undefined {
  const found = /(?:^|[^A-Za-z0-9._%+-])[@\uff20]([^\s@\uff20]{0,20})$/.exec(text.slice(0, caret))
  if (!found) return undefined
  const query = found[1] ?? ''
  return { query, start: caret - query.length - 1, end: caret }
}

/** The text without that word, and the caret where it stood. */
export function without(text: string, word: SignedWord): { text: string; caret: number } {
  const before = text.slice(0, word.start)
  const after = text.slice(word.end)
  return {
    text: /\s$/.test(before) ? before + after.trimStart() : before + after,
    caret: word.start,
  }
}
