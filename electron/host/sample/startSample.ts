import { administrators } from '../accounts/people.ts'
import { setUpOffice } from '../accounts/setUp.ts'
import { failureOf } from '../../../shared/failure.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Office } from '../office.ts'
import { readSetting } from '../settings.ts'
import { fillSample } from './fillSample.ts'

const names: Readonly<Record<Locale, string>> = { 'zh-CN': '示例办公室', en: 'Sample office' }

/**
 * Fills an office with the sample one before anybody is there: one that is not set up becomes an open one, and one
 * that has records is left as it is.
 */
export async function startSample(office: Office, locale: Locale): Promise<void> {
  if (readSetting(office.reading, 'protection') === undefined) {
    await setUpOffice(office, { protection: 'open', name: names[locale], locale })
  }
  const [first] = administrators(office.reading)
  if (!first) return
  const act = { id: office.ids(), actor: { user: first.id, role: first.role } }
  try {
    const filling = fillSample(office, act)
    while (!(await filling.next()).done);
  } catch (error) {
    if (failureOf(error)?.kind !== 'conflict') throw error
  }
}
