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

const figure = (text: string) => ({ text, isFigure: true })
const words = (text: string) => ({ text, isFigure: false })

test('a table goes into a spreadsheet cell by cell, breaks and quotes inside a cell kept', () => {
  const { text, html } = tableFormats([
    [figure('Name'), figure('Note')],
    [figure('A & <B>'), figure('two\nlines "said"')],
  ])
  expect(text).toBe('Name\tNote\r\nA & <B>\t"two\nlines ""said"""')
  expect(html).toBe(
    '<table><tr><td>Name</td><td>Note</td></tr><tr><td>A &amp; &lt;B&gt;</td><td>two<br style="mso-data-placement:same-cell">lines &quot;said&quot;</td></tr></table>',
  )
})

test('what is no figure is none in a spreadsheet either', () => {
  const { text, html } = tableFormats([
    [words('6228480402564890018'), words('=1+1'), figure('12.50'), words('')],
  ])
  expect(text).toBe('6228480402564890018\t=1+1\t12.50\t')
  expect(html).toBe(
    `<table><tr><td style="mso-number-format:'\\@'">6228480402564890018</td><td style="mso-number-format:'\\@'">=1+1</td><td>12.50</td><td></td></tr></table>`,
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
