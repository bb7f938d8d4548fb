import type { BackupReason } from '../../../../shared/api/backup.ts'
import type { NotedEvent } from '../../../../shared/api/journal.ts'
import type { PrintAsked } from '../../../../shared/api/printing.ts'
import type { SendingOrder } from '../../../../shared/api/sending.ts'
import { problem } from '../../../../shared/failure.ts'
import { messages } from '../../../../shared/locales/messages.ts'
import { exactly } from '../../../days.ts'
import { failureText, t, withinSentence } from '../../../words.ts'
import { severalOf } from './journalWords.ts'

/** An event in words. */
export function eventWords({ kind, entity, detail }: NotedEvent): string {
  const number = (name: string) => (typeof detail[name] === 'number' ? detail[name] : 0)
  const text = (name: string) => String(detail[name] ?? '')
  const count = number('count')
  switch (kind) {
    case 'signInRefused': {
      const login = text('login')
      return login ? t('journal.events.signInRefused', { login }) : t('journal.unknownLogin')
    }
    case 'printed': {
      const what = t(`journal.prints.${text('form') as PrintAsked['form']}`, { count })
      return t(text('as') === 'file' ? 'journal.savedAsFile' : 'journal.events.printed', { what })
    }
    case 'copied':
      return t('journal.events.copied', { what: entity === null ? '' : severalOf(entity, count) })
    case 'settingsChanged':
      return settingWords('settings' in detail ? text('settings').split(' ') : Object.keys(detail))
    case 'sendingSteered':
      return t(`journal.orders.${text('order') as SendingOrder}`, { count })
    case 'optedOut': {
      const way = t(text('way') === 'sms' ? 'mailings.ways.sms' : 'mailings.ways.email')
      return t('journal.events.optedOut', { way: withinSentence(way) })
    }
    case 'backupMade': {
      const reason = t(`backup.reasons.${text('reason') as BackupReason}`)
      return t('journal.events.backupMade', { reason: withinSentence(reason) })
    }
    case 'backupFailed':
      return t('journal.events.backupFailed', { why: failureText(problem([], text('problem'))) })
    case 'restored':
      return t('journal.events.restored', { when: exactly(number('madeAt')) })
    case 'refused':
      return t('journal.events.refused', { what: refusedWords(text('procedure')) })
    case 'converted':
      return t(detail['encrypted'] ? 'journal.events.converted' : 'journal.decrypted')
    case 'journalChecked':
      return t(detail['sound'] ? 'journal.events.journalChecked' : 'journal.foundBroken')
    default:
      return t(`journal.events.${kind}`, {
        count,
        files: text('files'),
        references: text('references'),
      })
  }
}

const { refusedTo, refusedAt } = messages.en.journal
const isRefusedTo = (name: string): name is keyof typeof refusedTo => Object.hasOwn(refusedTo, name)
const isRefusedAt = (name: string): name is keyof typeof refusedAt => Object.hasOwn(refusedAt, name)

/** What somebody was refused: what they would have done to records, or the part of the program that it belongs to. */
function refusedWords(procedure: string): string {
  const [group = '', name = ''] = procedure.split('.')
  if (['records', 'journal'].includes(group) && isRefusedTo(name)) {
    return t(`journal.refusedTo.${name}`)
  }
  return isRefusedAt(group) ? t(`journal.refusedAt.${group}`) : procedure
}

type Setting = keyof (typeof messages)['en']['journal']['settings']
const isSetting = (name: string): name is Setting =>
  Object.hasOwn(messages.en.journal.settings, name)

/** Which settings were changed, as far as they have names. */
function settingWords(names: readonly string[]): string {
  const what = names.filter(isSetting).map((name) => t(`journal.settings.${name}`))
  return what.length > 0
    ? t('journal.events.settingsChanged', { what: what.join(t('printing.comma')) })
    : t('journal.settingsUnnamed')
}
