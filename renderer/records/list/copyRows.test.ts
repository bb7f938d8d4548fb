import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import { interaction } from '../../../shared/entities/interaction.ts'
import { setLocale } from '../../words.ts'
import { cellText, tableFormats } from './copyRows.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('en')
})

test('a table goes into a spreadsheet cell by cell, breaks and quotes inside a cell kept', () => {
  const { text, html } = tableFormats([
    ['Name', 'Note'],
    ['A & <B>', 'two\nlines "said"'],
  ])
  expect(text).toBe('Name\tNote\r\nA & <B>\t"two\nlines ""said"""')
  expect(html).toBe(
    '<table><tr><td>Name</td><td>Note</td></tr><tr><td>A &amp; &lt;B&gt;</td><td>two<br style="mso-data-placement:same-cell">lines &quot;said&quot;</td></tr></table>',
  )
})

test('figures and days are copied so that a spreadsheet can go on with them', () => {
  const { fields } = customer
  expect(cellText(fields.creditLimit, 1_234_567, {})).toBe('12345.67')
  expect(cellText(fields.foundedOn, '2001-05-09', {})).toBe('2001-05-09')
  expect(cellText(fields.lastContactAt, new Date(2026, 10, 23, 8, 5).getTime(), {})).toBe(
    '2026-11-23 08:05',
  )
  expect(cellText(interaction.fields.duration, 3852, {})).toBe('1:04:12')
  expect(cellText(fields.stage, 'active', {})).toBe('Active')
  expect(cellText(fields.phone, null, {})).toBe('')
})
