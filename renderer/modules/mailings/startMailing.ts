import type { MailingSource } from '../../../shared/domain/mailingSource.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import { toastFailure } from '../../frame/toasts.ts'
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

/** Begins a mailing and goes to its page. */
export async function startMailing(source: MailingSource): Promise<AnyRow | undefined> {
  const day = new Intl.DateTimeFormat(locale.value, { month: 'long', day: 'numeric' })
  const name = source.called ?? t('mailings.newName', { day: day.format(now.value) })
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
