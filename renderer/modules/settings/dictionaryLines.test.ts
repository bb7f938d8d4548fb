import { describe, expect, test } from 'vitest'
import { positionAt } from '../../records/positionAt.ts'
import { dictionaryLines } from './dictionaryLines.ts'

const entry = (code: string, more: object = {}) => ({
  id: `id-${code}`,
  list: 'customerType',
  code,
  labelZh: null,
  labelEn: null,
  position: 0,
  hidden: false,
  ...more,
})

const codes = (lines: readonly { code: string }[]) => lines.map(({ code }) => code)

describe('a dictionary in the settings', () => {
  test('shows what ships, in both languages, before the office changes anything', () => {
    const [first] = dictionaryLines('customerType', [])
    expect(first).toMatchObject({ code: 'endUser', zh: '最终客户', en: 'End customer' })
    expect(first?.id).toBeUndefined()
  })

  test('shows an entry under the name the office gave it, and still knows the shipped one', () => {
    const lines = dictionaryLines('customerType', [
      entry('dealer', { labelZh: '代销商', position: 1 }),
    ])
    expect(lines[1]).toMatchObject({
      zh: '代销商',
      en: 'Dealer',
      shippedZh: '经销商',
      id: 'id-dealer',
    })
  })

  test('puts the office’s own entries where it wants them, and keeps hidden ones in sight', () => {
    const lines = dictionaryLines('customerType', [
      entry('school', { labelZh: '学校', position: 0.5 }),
      entry('agent', { hidden: true, position: 2 }),
      { ...entry('other'), list: 'industry' },
    ])
    expect(codes(lines).slice(0, 4)).toEqual(['endUser', 'school', 'dealer', 'agent'])
    expect(lines[1]).toMatchObject({ shipped: false, zh: '学校', en: '' })
    expect(lines[3]?.hidden).toBe(true)
  })
})

describe('moving an entry', () => {
  const lines = dictionaryLines('customerType', [])
  const moved = (from: number, to: number) => {
    const line = lines[from]!
    const at = positionAt(lines, from, to)
    return codes(
      lines
        .map((each) => (each === line ? { ...each, position: at } : each))
        .sort((a, b) => a.position - b.position),
    )
  }

  test('writes only the one that moves, wherever it goes', () => {
    const order = codes(lines)
    for (let from = 0; from < order.length; from++) {
      for (let to = 0; to < order.length; to++) {
        const wanted = order.toSpliced(from, 1)
        wanted.splice(to, 0, order[from]!)
        expect(moved(from, to)).toEqual(wanted)
      }
    }
  })
})
