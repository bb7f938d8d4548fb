import type { ChoiceOf } from '../dictionaries.ts'

/** How cases are numbered until an office says otherwise: TS-2026-0001. */
export const shippedCasePattern = '{kind}-{year}-{n:4}'

/** What stands for a kind in a number: the initials of 投诉, 反馈, 建议, 咨询, 报修. */
const kindLetters: Readonly<Record<ChoiceOf<'caseKind'>, string>> = {
  complaint: 'TS',
  feedback: 'FK',
  suggestion: 'JY',
  enquiry: 'ZX',
  repair: 'BX',
}

const placeholder = /\{(year|month|kind|n(?::([1-9]))?)\}/g
/** Characters of a pattern. */
const longest = 40

/** Key of what is wrong with a pattern, or null. It has one running number, and a year as counting begins anew with it. */
export function casePatternProblem(pattern: string): string | null {
  if (pattern.length > longest) return 'tooLong'
  const names = [...pattern.matchAll(placeholder)].map(([, name]) => name!)
  const rest = pattern.replace(placeholder, '')
  if (!/^[\p{L}\p{N}\-_/. ]*$/u.test(rest)) return 'patternUnknown'
  if (names.filter((name) => name.startsWith('n')).length !== 1) return 'patternNoNumber'
  return names.includes('year') ? null : 'patternNoYear'
}

/** What a number is made from beside its running number. */
export interface CaseNumberParts {
  readonly kind: ChoiceOf<'caseKind'>
  /** UTC milliseconds; year and month are those of this machine. */
  readonly at: number
  /** Letters of the install before the running number, so that two that work apart never give the same; or nothing. */
  readonly mark: string
}

/** Writes a number by a pattern. */
export function caseNumber(
  pattern: string,
  { kind, at, mark }: CaseNumberParts,
  n: number,
): string {
  return filled(pattern, { kind, at }, (width) => `${mark}${String(n).padStart(width, '0')}`)
}

/** What counts on together: numbers that differ in nothing but their running number. */
export function caseCounter(pattern: string, { kind, at, mark }: CaseNumberParts): string {
  return filled(pattern, { kind, at }, () => `${mark}#`)
}

function filled(
  pattern: string,
  { kind, at }: Omit<CaseNumberParts, 'mark'>,
  running: (width: number) => string,
): string {
  const date = new Date(at)
  return pattern.replace(placeholder, (_, name: string, width?: string) => {
    if (name === 'year') return String(date.getFullYear())
    if (name === 'month') return String(date.getMonth() + 1).padStart(2, '0')
    return name === 'kind' ? kindLetters[kind] : running(Number(width ?? 1))
  })
}
