import { expect, test } from 'vitest'
import lines from '../../../resources/regions.json' with { type: 'json' }
import type { RegionLine } from '../../../shared/api/office.ts'
import type { Piece } from '../../../shared/domain/mailPiece.ts'
import { regionsOf } from '../../../shared/domain/regions.ts'
import { addressCsv } from './addressCsv.ts'
import { isOfKind, kindCounts, ofKind, placesOf } from './mailingData.ts'
import { withPostcode } from './pieceActs.ts'

const regions = regionsOf(lines as unknown as readonly RegionLine[])
const piece = (name: string, more: Partial<Piece> = {}): Piece => ({
  customer: name,
  contact: null,
  name,
  person: null,
  from: 'customer',
  address: { region: '330106', line: '文三路 90 号', postcode: '310012' },
  returnedOn: null,
  refused: false,
  deleted: false,
  other: null,
  key: name,
  issues: [],
  decision: null,
  ...more,
})
const decided = (excluded: boolean, accepted: boolean) => ({ id: 'd', excluded, accepted })

const right = piece('好')
const bare = piece('缺', { issues: ['noPostcode'], address: { region: '330106', line: '一路' } })
const anyway = piece('照寄', { issues: ['returned'], decision: decided(false, true) })
const out = piece('排除', { issues: ['noAddress'], decision: decided(true, false) })
const all = [right, bare, anyway, out]

test('what is wrong is counted by kind, what was left out apart, and grave only where it keeps something back', () => {
  expect(kindCounts(all)).toEqual([
    { kind: 'all', count: 4, tone: 'plain' },
    { kind: 'sent', count: 2, tone: 'good' },
    { kind: 'noPostcode', count: 1, tone: 'danger' },
    { kind: 'returned', count: 1, tone: 'warn' },
    { kind: 'leftOut', count: 1, tone: 'plain' },
  ])
  for (const { kind, count } of kindCounts(all)) {
    expect(all.filter((each) => isOfKind(each, kind))).toHaveLength(count)
  }
})

test('only what is sent has a page', () => {
  expect([...placesOf(all)]).toEqual([
    [right, 1],
    [anyway, 2],
  ])
})

test('a postcode is offered where one is missing, and nowhere else', () => {
  expect(withPostcode(bare, regions)).toMatchObject({ postcode: '310013' })
  expect(withPostcode(right, regions)).toBeUndefined()
})

test('addresses for whoever prints elsewhere hold nobody who was left out, and no formula', () => {
  const evil = piece('=HYPERLINK("http://x")', { person: '王, 芳' })
  const csv = addressCsv([evil, out], ['No.', 'Name', 'Person', 'Address', 'Postcode'], regions)
  expect(csv.split('\r\n')).toEqual([
    '\ufeffNo.,Name,Person,Address,Postcode',
    `1,"'=HYPERLINK(""http://x"")","王, 芳",浙江省杭州市西湖区 文三路 90 号,310012`,
    '',
  ])
})

test('what goes to one address stands together where that is looked at', () => {
  const same = (name: string, key: string) => piece(name, { key, issues: ['sameAddress'] })
  const found = [same('甲', 'x'), same('乙', 'y'), piece('丙'), same('丁', 'x'), same('戊', 'y')]
  expect(ofKind(found, 'sameAddress').map(({ name }) => name)).toEqual(['甲', '丁', '乙', '戊'])
})
