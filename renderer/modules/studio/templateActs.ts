import type { AnyRow } from '../../../shared/entity.ts'
import { toastFailure } from '../../frame/toasts.ts'
import type { MenuEntry } from '../../parts/menuEntry.ts'
import { removeRecords, updateRecord } from '../../records/recordData.ts'
import { router } from '../../router.ts'
import { t } from '../../words.ts'

/** Removes a template, and goes back to all of them. */
async function remove(row: AnyRow): Promise<void> {
  try {
    await removeRecords('template', [row.id], String(row['name']))
    await router.push('/templates')
  } catch (error) {
    toastFailure(error)
  }
}

function turn(row: AnyRow): void {
  const said = t(row['active'] ? 'studio.retiredSaid' : 'studio.takenUp', {
    name: String(row['name']),
  })
  void updateRecord('template', row.id, { active: !row['active'] }, said).catch(toastFailure)
}

/** What is done with any template: it is put aside or taken up again, or removed. */
export const templateActs = (row: AnyRow): MenuEntry[] => [
  {
    key: 'turn',
    label: t(row['active'] ? 'studio.retire' : 'studio.takeUp'),
    run: () => turn(row),
  },
  {
    key: 'remove',
    label: t('studio.remove'),
    danger: true,
    separated: true,
    run: () => void remove(row),
  },
]
