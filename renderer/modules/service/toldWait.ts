import type { HistoryEntry } from '../../../shared/api/records.ts'
import type { ToldChange } from '../../records/additions.ts'
import { t } from '../../words.ts'

/** That a case began to wait for its customer, or waits no more, in words. */
export function toldWait({
  fields,
  source,
}: Pick<HistoryEntry, 'fields' | 'source'>): ToldChange | undefined {
  const since = fields['waitingSince']
  // That it waits since another moment is told as any change is.
  if (!since || (since.old !== null && since.new !== null)) return undefined
  const told = ['waitingSince', 'waitingFor']
  if (source === 'undo') return { words: t('service.clock.undidWaiting'), fields: told }
  if (since.new === null) return { words: t('service.clock.endedWaiting'), fields: told }
  const what = fields['waitingFor']?.new
  const words =
    typeof what === 'string'
      ? t('service.clock.begunWaitingFor', { what })
      : t('service.clock.begunWaiting')
  return { words, fields: told }
}
