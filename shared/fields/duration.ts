import { z } from 'zod'
import { asNumber, compareNumbers, type KindBehaviour } from './kind.ts'

/** Reads `1:30` (minutes:seconds), `1:02:30`, `90 秒`, `4 分 12 秒`, `1h 20m`; a bare number is minutes. */
function readDuration(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').trim().toLowerCase()
  const clock = /^(?:(\d+):)?(\d{1,3}):(\d{2})$/.exec(plain)
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  if (/^\d+(\.\d+)?$/.test(plain)) return Math.round(Number(plain) * 60)
  const words =
    /^(?:(\d+(?:\.\d+)?)\s*(?:小时|时|h|hours?|hrs?))?\s*(?:(\d+)\s*(?:分钟|分|m|min|minutes?))?\s*(?:(\d+)\s*(?:秒钟|秒|s|sec|seconds?))?$/.exec(
      plain,
    )
  if (!words || !plain) return undefined
  const [hours, minutes, seconds] = [words[1] ?? 0, words[2] ?? 0, words[3] ?? 0].map(Number) as [
    number,
    number,
    number,
  ]
  return Math.round(hours * 3600 + minutes * 60 + seconds)
}

/** Two largest parts that are not nothing: `1 小时 5 分`, `4 min 12 s`. */
function formatDuration(total: number, locale: string): string {
  const units = locale === 'en' ? ['h', 'min', 's'] : ['小时', '分', '秒']
  const parts = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60]
  const said = parts
    .flatMap((part, index) => (part ? [`${part} ${units[index] ?? ''}`] : []))
    .slice(0, 2)
  return said.join(' ') || `0 ${units[2] ?? ''}`
}

export const duration: KindBehaviour<number> = {
  column: 'INTEGER',
  schema: () => z.int('notDuration').min(0, 'notDuration').max(31_622_400, 'tooBig'),
  ...asNumber,
  parse: (typed) => {
    if (!typed.trim()) return { value: null }
    const value = readDuration(typed)
    return value === undefined ? { problem: 'notDuration' } : { value }
  },
  format: (value, _spec, { locale }) => formatDuration(value, locale),
  compare: compareNumbers,
  operators: ['atLeast', 'atMost', 'between', 'is', 'isNot', 'empty', 'filled'],
}
