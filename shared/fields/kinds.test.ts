import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { FieldKind, FieldSpec } from './field.ts'
import type { Reader, Speaker } from './kind.ts'
import { fieldKinds, kindOf } from './kinds.ts'

const reader: Reader = {
  locale: 'zh-CN',
  today: '2026-11-23',
  codeOf: (_dictionary, label) => (label === '重点' ? 'A' : undefined),
  idOf: (_entity, title) => (title === '纸箱' ? '00000000-0000-4000-8000-000000000001' : undefined),
}
const speaker: Speaker = {
  locale: 'zh-CN',
  now: Date.UTC(2026, 10, 23),
  labelOf: (_dictionary, code) => `级别 ${code}`,
  titleOf: () => '纸箱',
  nameOf: (_what, name) => name,
  regionName: () => '浙江 宁波 鄞州区',
}
const english = { ...speaker, locale: 'en' as const }

const spec = (kind: FieldKind): FieldSpec => ({
  kind,
  required: false,
  derived: false,
  ...(kind === 'choice' && { dictionary: 'customerLevel' as const }),
  ...(kind === 'reference' && { to: 'customer' }),
})

const read = (kind: FieldKind, typed: string, locale: Reader['locale'] = 'zh-CN') =>
  kindOf(spec(kind)).parse(typed, spec(kind), { ...reader, locale })

const local = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime()

describe('what people type', () => {
  test.each<[FieldKind, string, unknown]>([
    ['text', '  宁波\n澄川 ', '宁波 澄川'],
    ['longText', ' 一\r\n二 ', '一\n二'],
    ['choice', '重点', 'A'],
    ['reference', '纸箱', '00000000-0000-4000-8000-000000000001'],
    ['tags', '纸箱、纸箱', ['00000000-0000-4000-8000-000000000001']],
    ['number', '1,234.5', 1234.5],
    ['number', '１２３', 123],
    ['number', '3,14', 3.14],
    ['money', '¥1,234.56', 123_456],
    ['money', '1.2万', 1_200_000],
    ['money', '12 元', 1200],
    ['money', '¥(1,234.50)', -123_450],
    ['number', '−5', -5],
    ['date', '2026年2月8日', '2026-02-08'],
    ['date', '2026/2/8', '2026-02-08'],
    ['date', '20260208', '2026-02-08'],
    ['date', '46000', '2025-12-09'],
    ['instant', '2026-11-23 14:30', local(2026, 11, 23, 14, 30)],
    ['instant', '2026-11-23T06:30:00Z', Date.UTC(2026, 10, 23, 6, 30)],
    ['date', '2026年2月8日 星期日', '2026-02-08'],
    ['date', '2026/2/8 0:00:00', '2026-02-08'],
    ['date', '二〇二六年十二月二十日', '2026-12-20'],
    ['date', '26/2/8', '2026-02-08'],
    ['date', '8-Feb-26', '2026-02-08'],
    ['date', '8 February 1988', '1988-02-08'],
    ['date', 'Sunday, Feb 8, 2026', '2026-02-08'],
    ['instant', '2026/11/23 2:30 PM', local(2026, 11, 23, 14, 30)],
    ['instant', '2026/11/23 下午2:30:00', local(2026, 11, 23, 14, 30)],
    ['instant', '2026年11月23日 14时30分', local(2026, 11, 23, 14, 30)],
    ['instant', 'Mon, 23 Nov 2026 12:05 am', local(2026, 11, 23, 0, 5)],
    ['instant', '2026-11-23 14:30:00.000 +0800', Date.UTC(2026, 10, 23, 6, 30)],
    ['instant', '46349.75', local(2026, 11, 23, 18, 0)],
    ['yesNo', '是', true],
    ['yesNo', 'No', false],
    ['phone', ' 0574-8820 4417 ', '0574-8820 4417'],
    ['email', 'Fang@chengchuan.example', 'Fang@chengchuan.example'],
    ['link', 'chengchuan.example/about', 'https://chengchuan.example/about'],
    ['address', '钟公庙路 118 号', { line: '钟公庙路 118 号' }],
    ['duration', '4:12', 252],
    ['duration', '1 小时 5 分', 3900],
    ['duration', '90秒', 90],
    ['duration', '15', 900],
    ['attachments', '', null],
  ])('%s reads %j', (kind, typed, value) => {
    expect(read(kind, typed)).toEqual({ value })
  })

  test.each<[FieldKind, string, string]>([
    ['choice', '不认识', 'notInList'],
    ['reference', '没有的', 'notFound'],
    ['tags', '纸箱,没有的', 'notFound'],
    ['number', '一百', 'notNumber'],
    ['money', '很多', 'notMoney'],
    ['date', '2026-02-30', 'notDate'],
    ['date', '明天', 'notDate'],
    ['instant', '2026-11-23 25:00', 'notInstant'],
    ['instant', '2026-11-23 下午', 'notInstant'],
    ['instant', '2026-11-23 15.20', 'notInstant'],
    ['date', '2026-02-08 左右', 'notDate'],
    ['yesNo', '也许', 'notYesNo'],
    ['phone', '无', 'notPhone'],
    ['email', 'fang@', 'notEmail'],
    ['link', 'javascript:alert(1)', 'notLink'],
    ['duration', '很久', 'notDuration'],
    ['attachments', 'a.pdf', 'notReadable'],
    ['text', 'x'.repeat(501), 'tooLong'],
  ])('%s does not read %j', (kind, typed, problem) => {
    expect(read(kind, typed)).toEqual({ problem })
  })

  test('day and month stand as the language has them, unless only one way makes a day', () => {
    expect(read('date', '3/4/2026', 'en')).toEqual({ value: '2026-03-04' })
    expect(read('date', '3/4/2026', 'zh-CN')).toEqual({ value: '2026-04-03' })
    expect(read('date', '25/4/2026', 'en')).toEqual({ value: '2026-04-25' })
    expect(read('date', '3.4.2026', 'en')).toEqual({ value: '2026-04-03' })
    expect(read('date', '3/4/26', 'en')).toEqual({ value: '2026-03-04' })
    expect(read('date', '3/4/26', 'zh-CN')).toEqual({ problem: 'notDate' })
  })

  test('blank is nothing, for every kind', () => {
    for (const kind of Object.keys(fieldKinds) as FieldKind[]) {
      expect([kind, read(kind, '  ')]).toEqual([kind, { value: null }])
    }
  })
})

describe('what is shown', () => {
  test.each<[FieldKind, unknown, string, string]>([
    ['money', 123_456, '¥1,234.56', '¥1,234.56'],
    ['number', 1234.5, '1,234.5', '1,234.5'],
    ['date', '2026-11-23', '2026年11月23日', 'Nov 23, 2026'],
    ['yesNo', true, '是', 'Yes'],
    ['duration', 252, '4 分 12 秒', '4 min 12 s'],
    ['duration', 0, '0 秒', '0 s'],
    ['choice', 'A', '级别 A', '级别 A'],
    ['link', 'https://chengchuan.example/', 'chengchuan.example', 'chengchuan.example'],
    [
      'address',
      { region: '330212', line: '钟公庙路', postcode: '315192' },
      '浙江 宁波 鄞州区 钟公庙路 315192',
      '浙江 宁波 鄞州区 钟公庙路 315192',
    ],
    [
      'address',
      { line: '1 Main St', place: 'London', country: 'UK' },
      '1 Main St, London, UK',
      '1 Main St, London, UK',
    ],
    ['tags', ['x', 'y'], '纸箱, 纸箱', '纸箱, 纸箱'],
  ])('%s %j', (kind, value, chinese, inEnglish) => {
    expect(kindOf(spec(kind)).format(value, spec(kind), speaker)).toBe(chinese)
    expect(kindOf(spec(kind)).format(value, spec(kind), english)).toBe(inEnglish)
  })
})

describe('what is kept', () => {
  const values = {
    text: fc.string(),
    longText: fc.string(),
    choice: fc.constantFrom('A', 'B'),
    reference: fc.uuid(),
    number: fc.double({ noNaN: true }),
    money: fc.maxSafeInteger(),
    date: fc.constant('2026-11-23'),
    instant: fc.maxSafeInteger(),
    yesNo: fc.boolean(),
    phone: fc.string(),
    email: fc.string(),
    link: fc.string(),
    address: fc.record({ region: fc.constant('330212'), line: fc.string() }),
    tags: fc.array(fc.uuid()),
    duration: fc.nat(),
    attachments: fc.array(
      fc.record({ id: fc.string(), name: fc.string(), size: fc.nat(), type: fc.string() }),
    ),
  } satisfies Record<FieldKind, fc.Arbitrary<unknown>>

  test.each(Object.entries(values))(
    '%s comes back from its column as it went in',
    (kind, arbitrary) => {
      const { toColumn, fromColumn, column } = kindOf(spec(kind as FieldKind))
      fc.assert(
        fc.property(arbitrary as fc.Arbitrary<unknown>, (value) => {
          const stored = toColumn(value)
          expect(typeof stored).toBe(column === 'TEXT' ? 'string' : 'number')
          expect(fromColumn(stored)).toEqual(value)
        }),
      )
    },
  )

  test('no text that is read crashes a kind, whatever it is', () => {
    const schemas = new Map(
      (Object.keys(fieldKinds) as FieldKind[]).map((kind) => [
        kind,
        kindOf(spec(kind)).schema(spec(kind)),
      ]),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(fieldKinds) as FieldKind[])),
        fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
        (kind, typed) => {
          const parsed = read(kind, typed)
          if ('problem' in parsed || parsed.value === null) return
          expect(schemas.get(kind)?.safeParse(parsed.value).success).toBe(true)
        },
      ),
    )
  })
})
