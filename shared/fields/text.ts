import { z } from 'zod'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'

/** Characters in one line of text. */
export const textLimit = 500

/** Trims, and makes one line of it. */
export const oneLine = (text: string) => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()

export const text: KindBehaviour<string> = {
  column: 'TEXT',
  schema: () => z.string('notText').max(textLimit, 'tooLong').transform(oneLine),
  ...asText,
  parse: (typed) => {
    const value = oneLine(typed)
    return value.length > textLimit ? { problem: 'tooLong' } : { value: value || null }
  },
  format: (value, { names }, speaker) => (names ? speaker.nameOf(names, value) : value),
  compare: compareTexts,
  operators: [
    'contains',
    'notContains',
    'beginsWith',
    'is',
    'isNot',
    'oneOf',
    'noneOf',
    'empty',
    'filled',
  ],
}
