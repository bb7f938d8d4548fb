import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import lines from '../../resources/regions.json' with { type: 'json' }
import type { RegionLine } from '../api/office.ts'
import { addressKey, addressText, postcodeFor } from './mailAddress.ts'
import { barOf, isSent, issuesOf, pieceIssues, type Piece, type PieceIssue } from './mailPiece.ts'
import { postcodeFits } from './postcodeFit.ts'
import { regionsOf } from './regions.ts'
import { settlePieces } from './settlePieces.ts'

const regions = regionsOf(lines as unknown as readonly RegionLine[])
const right = { region: '330106', line: '文三路 90 号', postcode: '310012' }

const facts = {
  customer: 'c',
  contact: null,
  name: '杭州栖梧文化用品有限公司',
  person: null,
  from: 'customer' as const,
  address: right,
  returnedOn: null,
  refused: false,
  deleted: false,
}
const wrongWith = (changed: Partial<typeof facts> | object) =>
  issuesOf({ ...facts, ...changed }, regions)
const wrongAt = (address: object | null) => wrongWith({ address })

describe('a piece of mail', () => {
  test('is right with a name, a region, a house and the postcode of its province', () => {
    expect(wrongWith({})).toEqual([])
  })

  test.each([
    ['noAddress', null],
    ['noAddress', {}],
    ['noAddress', { postcode: '310012' }],
    ['incomplete', { region: '330106', postcode: '310012' }],
    ['incomplete', { line: '文三路 90 号', postcode: '310012' }],
    ['noPostcode', { region: '330106', line: '文三路 90 号' }],
    ['badPostcode', { ...right, postcode: '31001' }],
    ['noPostcode', { line: '310012 浙江省杭州市西湖区文三路 90 号' }],
    ['noPostcode', { place: '杭州', line: '文三路 90 号' }],
    ['postcodeElsewhere', { ...right, postcode: '100080' }],
  ])('has %s with %j', (issue, address) => expect(wrongAt(address)).toEqual([issue]))

  test('typed whole into the street, its region is read there', () => {
    expect(wrongAt({ line: '浙江省杭州市西湖区文三路 90 号', postcode: '310012' })).toEqual([])
    expect(wrongAt({ line: '文三路 90 号 杭州', postcode: '310012' })).toEqual(['incomplete'])
  })

  test.each([
    ['310012', { line: '310012 浙江省杭州市西湖区文三路 90 号' }],
    ['310013', { region: '330106', line: '文三路 90 号' }],
    [undefined, { place: '杭州', line: '文三路 90 号' }],
  ])('may get the postcode %s', (postcode, address) => {
    expect(postcodeFor(address, regions)).toBe(postcode)
  })

  test('full-width digits are digits', () => {
    expect(wrongAt({ ...right, postcode: '３１００１２' })).toEqual([])
  })

  test('abroad, in Hong Kong, Macao and Taiwan needs no postcode of six digits', () => {
    expect(wrongAt({ line: '2817 Milton Dr.', place: 'Albuquerque', country: 'USA' })).toEqual([])
    expect(wrongAt({ line: '2817 Milton Dr.', country: 'USA', postcode: '87110' })).toEqual([])
    for (const region of ['810000', '820000', '710000']) {
      expect(wrongAt({ region, line: '中山路 1 號' })).toEqual([])
    }
  })

  test('is not for who wants none, who is gone, and who has no name', () => {
    expect(wrongWith({ refused: true, deleted: true, name: ' ' })).toEqual([
      'deleted',
      'noName',
      'noConsent',
    ])
    expect(wrongWith({ name: '', person: '许知远' })).toEqual([])
    expect(wrongWith({ returnedOn: '2026-04-12' })).toEqual(['returned'])
    const kept = { ...facts, address: null, refused: true, name: '' }
    expect(issuesOf(kept, regions, false)).toEqual(['noName'])
  })

  test('every region that ships has a postcode that fits it', () => {
    for (const [code, , postcode] of regions.byCode.values()) {
      expect(postcode === '' || postcodeFits(postcode, code, regions)).toBe(true)
    }
  })
})

const issue = fc.constantFrom(...(Object.keys(pieceIssues) as PieceIssue[]))
const decision = fc.option(
  fc.record({ id: fc.uuid(), excluded: fc.boolean(), accepted: fc.boolean() }),
)
const anyPiece: fc.Arbitrary<Piece> = fc.record({
  ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, fc.constant(value)])),
  customer: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
  contact: fc.option(fc.constantFrom('1', '2', '3')),
  name: fc.constantFrom('甲', '乙', '丙'),
  address: fc.option(
    fc.record({ region: fc.constant('330106'), postcode: fc.constantFrom('310012', '310000') }),
  ),
  other: fc.constant(null),
  key: fc.constantFrom('', 'x', 'y'),
  issues: fc.uniqueArray(
    issue.filter((each) => each !== 'sameAddress'),
    { maxLength: 3 },
  ),
  decision,
}) as unknown as fc.Arbitrary<Piece>

describe('what is sent', () => {
  test('nothing that is barred or left out, whatever was accepted', () => {
    fc.assert(
      fc.property(anyPiece, (piece) => {
        const means = piece.issues.map((each) => pieceIssues[each])
        const sent = isSent(piece)
        if (piece.decision?.excluded || means.includes('bars')) expect(sent).toBe(false)
        else if (means.includes('holds')) expect(sent).toBe(piece.decision?.accepted === true)
        else expect(sent).toBe(true)
        expect(barOf(piece) !== undefined).toBe(!sent && !piece.decision?.excluded)
      }),
    )
  })

  test('nobody is lost by being put in order, and nobody is there twice', () => {
    const order = fc.constantFrom('postcode', 'name', 'created')
    fc.assert(
      fc.property(fc.array(anyPiece), order, fc.boolean(), (found, order, once) => {
        const settled = settlePieces(found, { once, order } as Parameters<typeof settlePieces>[1])
        const who = (pieces: readonly Piece[]) =>
          pieces.map(({ customer, contact }) => (once ? (customer ?? contact) : customer)).sort()
        expect(who(settled)).toEqual(once ? [...new Set(who(found))].sort() : who(found))
      }),
    )
  })

  test('a customer whose first contact gets nothing gets their piece by the next', () => {
    const gone = { ...facts, contact: 'gone', deleted: true, issues: ['deleted'] }
    const there = { ...facts, contact: 'there', issues: [] }
    const settled = settlePieces([gone, there] as unknown as Piece[], {
      once: true,
      order: 'created',
    })
    expect(settled.map(({ contact }) => contact)).toEqual(['there'])
  })

  test('what goes twice to one address is told at each, and only at what is sent', () => {
    fc.assert(
      fc.property(fc.array(anyPiece), (found) => {
        const settled = settlePieces(found, { once: false, order: 'created' })
        for (const piece of settled) {
          const same = settled.filter(({ key, ...other }) => key === piece.key && isSent(other))
          const expected = isSent(piece) && piece.key !== '' && same.length > 1
          expect(piece.issues.includes('sameAddress')).toBe(expected)
        }
      }),
    )
  })

  test('the post office gets it by postcode, what has none after that, and abroad last', () => {
    const piece = (name: string, address: object) => ({ ...facts, name, address }) as Piece
    const settled = settlePieces(
      [
        piece('英国', { country: 'UK', line: 'x', postcode: 'AB1' }),
        piece('没有', { region: '330106', line: 'x' }),
        piece('宁波', { region: '330212', line: 'x', postcode: '315100' }),
        piece('北京', { region: '110101', line: 'x', postcode: '100010' }),
      ],
      { once: false, order: 'postcode' },
    )
    expect(settled.map(({ name }) => name)).toEqual(['北京', '宁波', '没有', '英国'])
  })
})

describe('two spellings of an address', () => {
  const key = (address: object) => addressKey(address, regions)

  test.each([
    { region: '330106', line: '文三路90号' },
    { region: '330106', line: '西湖区文三路９０号' },
    { region: '330100', line: '西湖区 文三路 90号' },
    { region: '330100', line: '文三路90号', postcode: '310000' },
    { line: '浙江省杭州市西湖区文三路 90 号' },
    { line: '杭州市西湖区文三路90号 310012' },
  ])('%j is where 杭州 文三路 90 号 is', (address) => expect(key(address)).toBe(key(right)))

  test.each([
    { region: '330106', line: '文三路 9 号' },
    { region: '330212', line: '文三路 90 号' },
    { country: 'USA', line: '文三路 90 号' },
  ])('%j is elsewhere', (address) => expect(key(address)).not.toBe(key(right)))

  test('what names no house is like nothing', () => {
    for (const address of [null, {}, { region: '330106' }, { region: '330106', line: ' — ' }]) {
      expect(addressKey(address, regions)).toBe('')
    }
  })

  test('spaces, width and punctuation between characters never tell two apart', () => {
    const between = fc.constantFrom('', ' ', '　', '，', '-')
    fc.assert(
      fc.property(fc.array(between, { minLength: 6, maxLength: 6 }), (gaps) => {
        const line = [...'文三路第号楼'].map((each, index) => each + gaps[index]).join('')
        expect(key({ region: '330106', line })).toBe(
          key({ region: '330106', line: '文三路第号楼' }),
        )
      }),
    )
  })
})

test('an address is told in one line, in the order of its country', () => {
  expect(addressText(right, regions)).toBe('浙江省杭州市西湖区 文三路 90 号')
  expect(
    addressText({ line: '2817 Milton Dr.', place: 'Albuquerque', country: 'USA' }, regions),
  ).toBe('2817 Milton Dr., Albuquerque, USA')
  expect(addressText(null, regions)).toBe('')
})
