import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPhone, isMobile, parsePhone, phoneKey } from './phone.ts'

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((codePoint) => String.fromCodePoint(codePoint)),
  maxLength: 100,
})

test.each([
  '13800138000',
  '138 0013 8000',
  '138-0013-8000',
  '+86 138-0013-8000',
  '(+86)13800138000',
  '0086 138 0013 8000',
  '8613800138000',
  '013800138000',
  '１３８００１３８０００',
  'tel:+8613800138000',
  '手机：13800138000（张总）',
  '13800138000/13900139000',
  '13800138000 13900139000',
])('%s is the mobile 13800138000', (typed) => {
  expect(phoneKey(typed)).toBe('13800138000')
  expect(isMobile(typed)).toBe(true)
})

test.each([
  ['0574-87654321', '057487654321'],
  ['(0574) 8765 4321', '057487654321'],
  ['0574—87654321', '057487654321'],
  ['+86(0)574-87654321', '057487654321'],
  ['+86 574 87654321', '057487654321'],
  ['86-574-87654321', '057487654321'],
  ['0576-8765432', '05768765432'],
  ['+86 10 8765 4321', '01087654321'],
  ['021 6123 4567', '02161234567'],
  ['57487654321', '057487654321'],
])('%s is the landline %s', (typed, key) => {
  expect(phoneKey(typed)).toBe(key)
  expect(isMobile(typed)).toBe(false)
})

test.each([
  '0574-87654321-801',
  '0574-87654321转801',
  '0574-87654321 分机：801',
  '0574 87654321 ext. 801',
  '(0574)87654321#801',
])('the extension of %s stands apart from the number', (typed) => {
  expect(parsePhone(typed)).toMatchObject({ key: '057487654321', extension: '801' })
})

test.each([
  ['13800138000', '138 0013 8000'],
  ['+8613800138000', '138 0013 8000'],
  ['057487654321', '0574-87654321'],
  ['01087654321', '010-87654321'],
  ['4008208820', '400-820-8820'],
  ['00442079460018', '+44 20 7946 0018'],
  ['+85223456789', '+852 2345 6789'],
])('%s is shown as %s', (typed, shown) => {
  expect(formatPhone(typed)).toBe(shown)
})

test.each(['030-0074321', '(5) 555-4729', '0921-12 34 65', '7675-3425', '95588', '无', '+', '+86'])(
  '%s, which follows no plan we know, is shown as typed',
  (typed) => expect(formatPhone(typed)).toBe(typed),
)

test.each([
  '0574-8765 4321',
  '138-0013-8000',
  '400 820 8820 转 8',
  '+1 (415) 555-2671 x12',
  '0044 (0)20 7946 0018',
])('%s, which somebody grouped, stays as it was typed', (typed) =>
  expect(formatPhone(typed)).toBe(typed),
)

test('what stands beside a number is never dropped from sight', () => {
  expect(formatPhone(' 13800138000（张总） ')).toBe('13800138000（张总）')
  expect(formatPhone('13800138000/13900139000')).toBe('13800138000/13900139000')
  expect(formatPhone('13800138000 13900139000')).toBe('13800138000 13900139000')
})

test('a Californian is not taken for a mobile of Jilin', () => {
  expect(phoneKey('+1 415 555 2671')).toBe('+14155552671')
  expect(phoneKey('14155552671')).toBe('14155552671')
  expect(isMobile('+1 415 555 2671')).toBe(false)
})

test('British habits of writing the trunk zero agree', () => {
  expect(phoneKey('+44 (0)20 7946 0018')).toBe(phoneKey('+442079460018'))
})

test('text without digits has no key', () => {
  expect(phoneKey('')).toBe('')
  expect(phoneKey('无')).toBe('')
})

test('a mobile keeps its key however it is cut up', () => {
  const mobile = fc
    .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
  const prefix = fc.constantFrom('', '+86', '+86 ', '0086-', '(+86)', '0')
  fc.assert(
    fc.property(mobile, prefix, fc.constantFrom('', ' ', '-', '.'), (number, before, between) => {
      const typed = before + [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(between)
      expect(phoneKey(typed)).toBe(number)
      expect(phoneKey(formatPhone(typed))).toBe(number)
    }),
  )
})

test('any text at all gets a key of digits and a form that keeps the key', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'0123456789+-() 转x#,;/张A８') })
  fc.assert(
    fc.property(fc.oneof(anyText, noise), (text) => {
      expect(phoneKey(text)).toMatch(/^(?:\+?\d+)?$/u)
      expect(phoneKey(formatPhone(text))).toBe(phoneKey(text))
    }),
    { numRuns: 300 },
  )
})
