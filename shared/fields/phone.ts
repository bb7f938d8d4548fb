import { z } from 'zod'
import { formatPhone } from '../domain/phone.ts'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'
import { oneLine } from './text.ts'

/** Looks like something one could dial: three digits at least, and little else. */
const dialable = (text: string) =>
  text.length <= 60 && (text.match(/\d/g)?.length ?? 0) >= 3 && !/[<>{}"\\]/.test(text)

export const phone: KindBehaviour<string> = {
  column: 'TEXT',
  schema: () => z.string('notPhone').transform(oneLine).refine(dialable, 'notPhone'),
  ...asText,
  parse: (typed) => {
    const value = oneLine(typed.normalize('NFKC'))
    if (!value) return { value: null }
    return dialable(value) ? { value } : { problem: 'notPhone' }
  },
  format: (value) => formatPhone(value),
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
