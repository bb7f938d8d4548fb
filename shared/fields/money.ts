import { z } from 'zod'
import { asNumber, compareNumbers, type KindBehaviour } from './kind.ts'
import { readNumber } from './number.ts'

/** Most cents an amount may hold: ten trillion yuan, well inside a safe integer. */
const limit = 1e15

export const money: KindBehaviour<number> = {
  column: 'INTEGER',
  schema: () => z.int('notMoney').min(-limit, 'tooBig').max(limit, 'tooBig'),
  ...asNumber,
  parse: (typed) => {
    const plain = typed
      .normalize('NFKC')
      .replace(/[¥$€]|元|RMB|CNY/gi, '')
      .trim()
    if (!plain) return { value: null }
    const [, digits = '', tenThousand] = /^(.*?)(万)?$/.exec(plain) ?? []
    const value = Math.round(readNumber(digits) * (tenThousand ? 1_000_000 : 100))
    if (Number.isNaN(value)) return { problem: 'notMoney' }
    return Math.abs(value) > limit ? { problem: 'tooBig' } : { value }
  },
  format: (value, _spec, { locale }) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'CNY',
      currencyDisplay: 'narrowSymbol',
    }).format(value / 100),
  compare: compareNumbers,
  operators: ['atLeast', 'atMost', 'between', 'is', 'isNot', 'empty', 'filled'],
}
