import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { afterAll, expect, it } from 'vitest'
import { officeHoursId } from '../../../shared/domain/officeCalendar.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import { dayName } from './startMailing.ts'

plugins()
afterAll(closeOffice)

it('a mailing is called by the day that it is in the office, wherever its desk stands', async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const inZone = async (timeZone: string) => {
    const values = { timeZone }
    const hours = { entity: 'workingHours', id: officeHoursId, act: newId(), values }
    await client.records.update(hours)
    await useLookups().load()
    return dayName(Date.UTC(2026, 10, 27, 10, 30))
  }
  expect(await inZone('Pacific/Kiritimati')).toContain('11月28日')
  expect(await inZone('Pacific/Pago_Pago')).toContain('11月26日')
})
