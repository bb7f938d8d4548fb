import { chineseHolidays } from '../../../shared/domain/chineseHolidays.ts'
import { officeHoursId, startingHours } from '../../../shared/domain/officeCalendar.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'
import { readSetting } from '../settings.ts'

/** Gives a new office its hours, and one that speaks Chinese the public holidays of this year and the next. */
export function startCalendar(office: Office, tx: Transaction, locale: Locale): void {
  startHours(office, tx)
  if (locale !== 'zh-CN') return
  const year = new Date(tx.now).getFullYear()
  for (const day of [year, year + 1].flatMap((each) => chineseHolidays(each, locale))) {
    office.store.create(tx, office.registry.specialDay!, office.ids(), day)
  }
}

/** Gives an office that was set up before there were working hours those that a new one starts with. */
export function ensureHours(office: Office): void {
  if (readSetting(office.reading, 'protection') === undefined) return
  const known = office.reading.first(
    query.selectFrom('workingHours').select('id').where('id', '=', officeHoursId),
  )
  if (known) return
  office.store.transact({ id: office.ids(), source: 'setUp', actor: program }, (tx) =>
    startHours(office, tx),
  )
}

const startHours = (office: Office, tx: Transaction) =>
  office.store.create(tx, office.registry.workingHours!, officeHoursId, startingHours())
