import { expect, test } from 'vitest'
import { emptyRow, isBlank, momentOn, recordsOf, sheetOf, turnOver } from './sheetRow.ts'

test('a sheet is a response with an answer for each question that has one', () => {
  const row = {
    ...emptyRow(),
    customer: 'c',
    csat: 4,
    remark: '  准时  ',
    answers: { q: { id: 'a', answer: '增加', grade: null } },
  }
  const [response, answer] = recordsOf(row, 's', 5)
  expect(response?.values).toEqual({
    survey: 's',
    how: 'paper',
    at: 5,
    customer: 'c',
    csat: 4,
    nps: null,
    remark: '准时',
  })
  expect(answer?.values).toEqual({
    response: response?.id,
    question: 'q',
    answer: '增加',
    grade: null,
  })
})

test('a sheet that is sent again is the same one, until it is turned over', () => {
  const ids = () => {
    sheetOf('s').answers = { q: { id: 'a', answer: '增加', grade: null } }
    return recordsOf(sheetOf('s'), 's', 5).map(({ id }) => id)
  }
  const first = ids()
  expect(ids()).toEqual(first)
  turnOver('s')
  expect(ids()).not.toContain(first[0])
})

test('each survey has a sheet of its own, that waits while another is typed in', () => {
  sheetOf('s').csat = 4
  expect(isBlank(sheetOf('other'))).toBe(true)
  expect(sheetOf('s').csat).toBe(4)
})

test('nothing but blanks is no sheet; a customer who was not found is one', () => {
  expect(isBlank({ ...emptyRow(), remark: ' ' })).toBe(true)
  expect(isBlank({ ...emptyRow(), text: '宁波' })).toBe(false)
  expect(isBlank({ ...emptyRow(), nps: 0 })).toBe(false)
})

test('a sheet of another day was filled in at noon', () => {
  const now = new Date(2026, 10, 26, 9, 30).getTime()
  expect(momentOn('2026-11-26', now)).toBe(now)
  expect(momentOn('2026-11-20', now)).toBe(new Date(2026, 10, 20, 12).getTime())
})
