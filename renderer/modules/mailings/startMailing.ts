import type { MailingSource } from '../../../shared/domain/mailingSource.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import { toastFailure } from '../../frame/toasts.ts'
import { useLookups } from '../../lookups.ts'
import { now } from '../../now.ts'
import { createRecord } from '../../records/recordData.ts'
import { router } from '../../router.ts'
import { recordPath } from '../../sections.ts'
import { useSession } from '../../session.ts'
import { locale, t } from '../../words.ts'

/** Nobody yet: whom it goes to is chosen on its page. */
export const nobody: MailingSource = { entity: 'customer', which: { ids: [] } }

/** Whether somebody may begin a mailing to records of a kind: what goes out is printed, or sent by the same right. */
export const mayMail = (entity: 'customer' | 'contact'): boolean => {
  const { may } = useSession()
  return may('mailing', 'add') && may('customer', 'print') && may(entity, 'print')
}

/** What a mailing is called that began at a moment: by the day that it is in the office then. */
export function dayName(at: number): string {
  const words = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const
  const day = new Date(useLookups().officeTime.dayOf(at))
  return t('mailings.newName', { day: new Intl.DateTimeFormat(locale.value, words).format(day) })
}

/** Begins a mailing and goes to its page. */
export async function startMailing(source: MailingSource): Promise<AnyRow | undefined> {
  const name = source.called ?? dayName(now.value)
  const per = source.entity === 'contact' ? { per: 'contact', addressFrom: 'contact' } : {}
  try {
    const row = await createRecord('mailing', { name, source: JSON.stringify(source), ...per })
    await router.push(recordPath('mailing', row.id))
    return row
  } catch (error) {
    toastFailure(error)
    return undefined
  }
}
