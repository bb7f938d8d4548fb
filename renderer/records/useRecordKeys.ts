import { useShortcut } from '../frame/shortcuts.ts'
import { t } from '../words.ts'

/** The keys of a record that is open, on its page or beside the list. */
export function useRecordKeys(run: {
  readonly write: () => void
  readonly log: () => void
  readonly task: () => void
  readonly edit: () => void
}): void {
  const inRecord = { group: 'record' } as const
  useShortcut({ ...inRecord, keys: 'n', label: () => t('timeline.compose'), run: run.write })
  useShortcut({ ...inRecord, keys: 'l', label: () => t('records.logCall'), run: run.log })
  useShortcut({ ...inRecord, keys: 't', label: () => t('records.addTask'), run: run.task })
  useShortcut({ ...inRecord, keys: 'e', label: () => t('records.edit'), run: run.edit })
}
