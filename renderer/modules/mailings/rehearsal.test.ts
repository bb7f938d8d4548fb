import { expect, test } from 'vitest'
import type { RehearsedLine } from '../../../shared/api/sending.ts'
import { messagesIn, rehearsalCsv } from './rehearsal.ts'

const line = (values: Partial<RehearsedLine>): RehearsedLine => ({
  ...{ name: '沈一禾', person: null, to: '13800000001', issue: null, failure: null },
  ...{ subject: '', text: '您好', bytes: null },
  ...values,
})
const lines = [
  line({}),
  line({ name: '=1+1', text: '长'.repeat(71) }),
  line({ issue: 'refusedText', text: '' }),
]

test('a dry run of text messages is counted as it is paid, whoever gets none left out', () => {
  expect(messagesIn(lines)).toBe(3)
})

test('kept as CSV it has a row for everybody, and no cell is a formula', () => {
  const heads = ['name', 'person', 'to', 'state', 'characters', 'messages', 'text']
  const said = ({ issue }: RehearsedLine) => issue ?? 'good'
  const [head, good, long, none] = rehearsalCsv(lines, { heads, said, isSms: true }).split('\r\n')
  expect(head).toBe(`\ufeff${heads.join(',')}`)
  expect(good).toBe('沈一禾,,13800000001,good,2,1,您好')
  expect(long).toMatch(/^[^=].*,71,2,/)
  expect(none).toBe('沈一禾,,13800000001,refusedText,,,')
})
