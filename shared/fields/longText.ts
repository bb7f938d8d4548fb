import { z } from 'zod'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'

/** Characters in a note. */
export const longTextLimit = 100_000

const tidy = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim()

export const longText: KindBehaviour<string> = {
  column: 'TEXT',
  schema: ({ most = longTextLimit }) => z.string('notText').max(most, 'tooLong').transform(tidy),
  ...asText,
  parse: (typed) => {
    const value = tidy(typed)
    return value.length > longTextLimit ? { problem: 'tooLong' } : { value: value || null }
  },
  format: (value) => value,
  compare: compareTexts,
  operators: ['contains', 'notContains', 'empty', 'filled'],
}
