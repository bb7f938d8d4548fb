import { z } from 'zod'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'

export const reference: KindBehaviour<string> = {
  column: 'TEXT',
  schema: () => z.uuid('notFound'),
  ...asText,
  parse: (typed, spec, reader) => {
    const title = typed.trim()
    if (!title || !spec.to) return { value: null }
    const id = reader.idOf(spec.to, title)
    return id === undefined ? { problem: 'notFound' } : { value: id }
  },
  format: (value, spec, speaker) => (spec.to ? speaker.titleOf(spec.to, value) : ''),
  compare: compareTexts,
  operators: ['oneOf', 'noneOf', 'mine', 'myDepartment', 'ofDepartment', 'empty', 'filled'],
}
