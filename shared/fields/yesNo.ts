import { z } from 'zod'
import { compareNumbers, type KindBehaviour } from './kind.ts'

const yes = new Set(['是', '有', '对', '√', 'y', 'yes', 'true', '1', 't', 'on', '启用'])
const no = new Set(['否', '无', '没有', '×', 'n', 'no', 'false', '0', 'f', 'off', '停用'])

export const yesNo: KindBehaviour<boolean> = {
  column: 'INTEGER',
  schema: () => z.boolean('notYesNo'),
  toColumn: Number,
  fromColumn: (stored) => stored === 1,
  parse: (typed) => {
    const word = typed.normalize('NFKC').trim().toLowerCase()
    if (!word) return { value: null }
    if (yes.has(word)) return { value: true }
    return no.has(word) ? { value: false } : { problem: 'notYesNo' }
  },
  format: (value, _spec, { locale }) =>
    locale === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否',
  compare: (a, b) => compareNumbers(Number(a), Number(b)),
  operators: ['is', 'isNot', 'empty', 'filled'],
}
