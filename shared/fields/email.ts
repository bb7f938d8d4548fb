import { z } from 'zod'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'

const schema = z
  .string('notEmail')
  .transform((typed) => typed.normalize('NFKC').trim())
  .refine(
    (typed) =>
      typed.length <= 254 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/.test(typed),
    'notEmail',
  )

export const email: KindBehaviour<string> = {
  column: 'TEXT',
  schema: () => schema,
  ...asText,
  parse: (typed) => {
    if (!typed.trim()) return { value: null }
    const read = schema.safeParse(typed)
    return read.success ? { value: read.data } : { problem: 'notEmail' }
  },
  format: (value) => value,
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
