import { z } from 'zod'
import { asNumber, compareNumbers, type KindBehaviour } from './kind.ts'

/**
 * Reads a number as people write it: full-width digits, spaces and thousands separators, a minus of either length, and
 * what accountants put in brackets for less than nothing. A single comma that does not group thousands is a decimal comma. NaN
 * when it is no number.
 */
export function readNumber(typed: string): number {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s'_]/g, '')
    .replace(/^\((\d.*)\)$|^[−–](?=\d)/, '-$1')
  if (/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  if (/^[-+]?\d+,\d+$/.test(plain)) return Number(plain.replace(',', '.'))
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN
}

export const number: KindBehaviour<number> = {
  column: 'REAL',
  schema: () => z.number('notNumber').min(-1e15, 'tooBig').max(1e15, 'tooBig'),
  ...asNumber,
  parse: (typed) => {
    if (!typed.trim()) return { value: null }
    const value = readNumber(typed)
    return Number.isNaN(value) ? { problem: 'notNumber' } : { value }
  },
  format: (value, { plain }, { locale }) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: !plain }).format(value),
  compare: compareNumbers,
  operators: ['atLeast', 'atMost', 'between', 'is', 'isNot', 'empty', 'filled'],
}
