import { z } from 'zod'
import { shippedList } from '../dictionaries.ts'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'

export const choice: KindBehaviour<string> = {
  column: 'TEXT',
  schema: ({ dictionary }) => {
    const list = dictionary && shippedList(dictionary)
    return list?.fixed
      ? z.enum([...list.codes], 'notInList')
      : z.string('notText').min(1, 'notInList').max(64, 'tooLong')
  },
  ...asText,
  parse: (typed, spec, reader) => {
    const label = typed.trim()
    if (!label || !spec.dictionary) return { value: null }
    const code = reader.codeOf(spec.dictionary, label)
    return code === undefined ? { problem: 'notInList' } : { value: code }
  },
  format: (value, spec, speaker) =>
    spec.dictionary ? speaker.labelOf(spec.dictionary, value) : value,
  compare: compareTexts,
  operators: ['oneOf', 'noneOf', 'empty', 'filled'],
}
