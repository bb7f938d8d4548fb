import { describe, expect, it } from 'vitest'
import type { Reader } from '../../shared/fields/kind.ts'
import { kindOf } from '../../shared/fields/kinds.ts'
import { locales } from '../../shared/locales/locale.ts'
import { typedText, type TypedKind } from './typedText.ts'

const examples: [TypedKind, unknown][] = [
  ['text', '宁波澄川包装'],
  ['longText', '两行\n文字'],
  ['phone', '0574-8820 4417'],
  ['email', 'fang@chengchuan.example'],
  ['link', 'https://chengchuan.example/纸箱'],
  ['date', '2026-11-22'],
  ['number', 1234.5],
  ['money', 123_456_789],
  ['money', -50],
  ['instant', new Date(2026, 10, 22, 14, 5).getTime()],
  ['duration', 252],
  ['duration', 3600],
]

describe('the text in the box', () => {
  it('is read back as the value it stands for, in both languages', () => {
    for (const locale of locales) {
      const reader: Reader = {
        locale,
        today: '2026-11-22',
        codeOf: () => undefined,
        idOf: () => undefined,
      }
      for (const [kind, value] of examples) {
        const spec = { kind, required: false, derived: false }
        const text = typedText(spec, value, locale)
        expect([kind, kindOf(spec).parse(text, spec, reader)]).toEqual([kind, { value }])
      }
    }
  })

  it('is empty for nothing', () => {
    expect(typedText({ kind: 'money' }, null, 'zh-CN')).toBe('')
    expect(typedText({ kind: 'money' }, 0, 'zh-CN')).toBe('0.00')
  })

  it('groups what is counted, and not a number that names something', () => {
    expect(typedText({ kind: 'number' }, 39631, 'en')).toBe('39,631')
    expect(typedText({ kind: 'number', plain: true }, 39631, 'en')).toBe('39631')
  })
})
