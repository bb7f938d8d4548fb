import type { Transaction } from '../records/changeLog.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** Notes that something was changed which the clocks of all open cases hang on: they are counted anew after the commit. */
export function askForClocks(tx: Transaction): void {
  writeSetting(tx, 'clocksAsked', (readSetting(tx, 'clocksAsked') ?? 0) + 1)
}
