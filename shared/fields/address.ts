import { z } from 'zod'
import type { Address } from './field.ts'
import { compareTexts, type KindBehaviour } from './kind.ts'
import { oneLine, textLimit } from './text.ts'

const part = z
  .string('notText')
  .max(textLimit, 'tooLong')
  .transform(oneLine)
  .transform((text) => text || undefined)
  .optional()

const schema: z.ZodType<Address> = z
  .strictObject({
    region: z
      .string()
      .regex(/^\d{6}$/, 'notRegion')
      .optional(),
    country: part,
    place: part,
    line: part,
    postcode: part,
  })
  .transform((address) => JSON.parse(JSON.stringify(address)) as Address)

export const address: KindBehaviour<Address> = {
  column: 'TEXT',
  schema: () => schema,
  toColumn: (value) => JSON.stringify(value),
  fromColumn: (stored) => JSON.parse(String(stored)) as Address,
  parse: (typed) => {
    const line = oneLine(typed)
    if (line.length > textLimit) return { problem: 'tooLong' }
    return { value: line ? { line } : null }
  },
  format: ({ region, country, place, line, postcode }, _spec, speaker) =>
    region
      ? [speaker.regionName(region), line, postcode].filter(Boolean).join(' ')
      : [line, place, postcode, country].filter(Boolean).join(', '),
  searchText: ({ country, place, line, postcode }) =>
    [country, place, line, postcode].filter(Boolean).join(' '),
  compare: (a, b) => compareTexts(a.region ?? a.place ?? '', b.region ?? b.place ?? ''),
  operators: ['within', 'notWithin', 'contains', 'notContains', 'empty', 'filled'],
}
