import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsIn, fillTemplate, parseTemplate, printTemplate } from './templateText.ts'

/** Texts in which braces, dots and names come together often. */
const bodies = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '{{',
        '}}',
        '.',
        'case',
        'a',
        ' ',
        '\n',
        '客',
        '𠮷',
        '{{case.number}}',
      ),
    )
    .map((pieces) => pieces.join('')),
)
const mark = (field: string) => `[${field}]`

describe('a template', () => {
  test('is written as it was read', () => {
    fc.assert(fc.property(bodies, (body) => printTemplate(parseTemplate(body)) === body))
  })

  test('reads as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const parts = parseTemplate(body)
        expect(parseTemplate(printTemplate(parts))).toEqual(parts)
        expect(parts.every((part) => !('text' in part) || part.text !== '')).toBe(true)
      }),
    )
  })

  test('is filled by what it asks for, and says what was not there', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const asked = fieldsIn(body)
        const { text, missing } = fillTemplate(body, () => null, mark)
        expect(missing).toEqual(asked)
        for (const field of asked) expect(text).toContain(mark(field))
        const known = fillTemplate(body, () => '值', mark)
        expect(known.missing).toEqual([])
        if (asked.length === 0) expect(known.text).toBe(body)
      }),
    )
  })

  test('what a field holds is not read again', () => {
    const filled = fillTemplate('{{case.title}}', () => '{{me.name}}', mark)
    expect(filled).toEqual({ text: '{{me.name}}', missing: [] })
  })

  test('takes nothing for a field that is none', () => {
    for (const text of [
      '{{}}',
      '{{ case }}',
      '{{.a}}',
      '{{a.}}',
      '{a}',
      '{{a..b}}',
      '{{1}}',
      '}}{{',
    ]) {
      expect(parseTemplate(text)).toEqual([{ text }])
    }
    expect(parseTemplate('{{{a.b}}}')).toEqual([{ text: '{' }, { field: 'a.b' }, { text: '}' }])
  })
})
