import type { HistoryEntry } from '../../../shared/api/records.ts'
import type { ToldChange } from '../../records/additions.ts'
import { t } from '../../words.ts'

/** That a case began to wait for its customer, or waits no more, in words. */
export function toldWait({
  fields,
  source,
}: Pick<HistoryEntry, 'fields' | 'source'>): ToldChange | undefined {
  if (!Object.hasOwn(fields, 'waitingSince')) return undefined
  const told = ['waitingSince', 'waitingFor']
  if (source === 'undo') return { words: t('service.clock.undidWaiting'), fields: told }
  if (fields['waitingSince']!.new === null)
    return { words: t('service.clock.endedWaiting'), fields: told }
  const what = fields['waitingFor']?.new
  const words =
    typeof what === 'string'
      ? t('service.clock.begunWaitingFor', { what })
      : t('service.clock.begunWaiting')
  return { words, fields: told }
}
