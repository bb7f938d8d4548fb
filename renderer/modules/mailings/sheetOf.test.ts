import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Piece } from '../../../shared/domain/mailPiece.ts'
import { sheetOf } from './sheetOf.ts'

const pieces = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: String(index) }) as Piece)
const blank = { layout: null, body: null }
const measures = {
  columns: 3,
  rows: 7,
  width: 63.5,
  height: 38.1,
  left: 7.2,
  top: 15.1,
  pitchX: 66,
  pitchY: 38.1,
}
const layout = { page: { width: 210, height: 297 }, labels: measures, items: [] }
const labels = { kind: 'label', layout: JSON.stringify(layout), body: null } as const
const room = 21

test('an envelope lies alone, with its place among all of them', () => {
  const sent = pieces(3)
  const sheet = sheetOf(sent[1]!, sent, { kind: 'envelope', ...blank }, { copies: 2, startAt: 5 })
  expect(sheet).toEqual({ pieces: [sent[1]], startAt: 1, number: 2, of: 3 })
})

test('labels lie where a run from the first to the last puts them, whatever is gone from the first sheet', () => {
  const asked = fc.record({
    count: fc.integer({ min: 1, max: 90 }),
    startAt: fc.integer({ min: 1, max: room }),
    copies: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(asked, fc.nat(), ({ count, startAt, copies }, which) => {
      const sent = pieces(count)
      const at = which % count
      const sheet = sheetOf(sent[at]!, sent, labels, { copies, startAt })
      const places = sent.flatMap((piece, index) =>
        Array.from({ length: copies }, (_, copy) => ({
          piece,
          sheet: Math.floor((startAt - 1 + index * copies + copy) / room) + 1,
        })),
      )
      expect(sheet.of).toBe(places.at(-1)!.sheet)
      expect(sheet.number).toBe(places.find(({ piece }) => piece === sent[at])!.sheet)
      const there = places.filter((place) => place.sheet === sheet.number)
      expect(sheet.pieces).toEqual(there.map(({ piece }) => piece))
      expect(sheet.startAt).toBe(sheet.number === 1 ? startAt : 1)
    }),
  )
})

test('a list of everybody has all of them, whoever is looked at', () => {
  const sent = pieces(3)
  const layout = JSON.stringify({ page: { width: 210, height: 297 }, items: [] })
  const list = {
    kind: 'sheet',
    paper: 'A4',
    layout,
    body: '{{#each recipients}}·{{/each}}',
  } as const
  const sheet = sheetOf(sent[2]!, sent, list, { copies: 2, startAt: 1 })
  expect(sheet).toEqual({ pieces: sent, startAt: 1, number: 1, of: 1 })
})
