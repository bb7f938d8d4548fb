import { caseCounter, caseNumber, shippedCasePattern } from '../../../shared/domain/caseNumber.ts'
import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import { readSetting, writeSetting } from '../settings.ts'

/**
 * The next number of a case, by the office's pattern. It is counted in the transaction that makes the case, and never
 * backwards: a number whose case was deleted or taken back is not given again.
 */
export function giveNumber(
  tx: Transaction,
  { kind, at }: { readonly kind: ChoiceOf<'caseKind'>; readonly at: number },
): string {
  const pattern = readSetting(tx, 'casePattern') ?? shippedCasePattern
  const parts = { kind, at, mark: readSetting(tx, 'mark') ?? '' }
  const counters = readSetting(tx, 'caseCounters') ?? {}
  const counter = caseCounter(pattern, parts)
  let n = counters[counter] ?? 0
  let number: string
  // Somebody may have typed the next one by hand.
  do number = caseNumber(pattern, parts, (n += 1))
  while (numberIsTaken(tx, number))
  writeSetting(tx, 'caseCounters', { ...counters, [counter]: n })
  return number
}

/** Whether a case has a number, those in the recycle bin included. */
export function numberIsTaken(reading: Reading, number: string, by?: string): boolean {
  const held = query.selectFrom('serviceCase').select('id').where('number', '=', number)
  return reading.first(by === undefined ? held : held.where('id', '!=', by)) !== undefined
}
