import { z } from 'zod'
import { compareNumbers, type KindBehaviour } from './kind.ts'

/** Most tags on one record. */
const limit = 200

/** Words between the separators that people put between tags. */
export const tagWords = (typed: string) => [
  ...new Set(
    typed
      .split(/[,，;；、|\n]+/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]

export const tags: KindBehaviour<readonly string[]> = {
  column: 'TEXT',
  schema: () =>
    z
      .array(z.uuid('notFound'), 'notText')
      .max(limit, 'tooMany')
      .transform((ids) => [...new Set(ids)]),
  toColumn: (value) => JSON.stringify(value),
  fromColumn: (stored) => JSON.parse(String(stored)) as string[],
  parse: (typed, _spec, reader) => {
    const words = tagWords(typed)
    const ids = words.map((word) => reader.idOf('tag', word))
    if (ids.some((id) => id === undefined)) return { problem: 'notFound' }
    return { value: words.length ? (ids as string[]) : null }
  },
  format: (value, _spec, speaker) => value.map((id) => speaker.titleOf('tag', id)).join(', '),
  compare: (a, b) => compareNumbers(a.length, b.length),
  operators: ['hasTag', 'hasNotTag', 'empty', 'filled'],
}
