import { entities } from '../../../shared/entities/registry.ts'
import { shippedId } from '../../../shared/domain/shippedCauses.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Store } from '../records/store.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { askForClocks } from './askForClocks.ts'
import { shippedTargets } from './shippedTargets.ts'

/** Puts in how soon cases are due; once in the life of a file. */
export function seedTargets(store: Store, tx: Transaction, locale: Locale): void {
  if (readSetting(tx, 'targetsSeeded')) return
  store.seed(
    tx,
    entities.serviceTarget,
    shippedTargets.map(({ code, names, ...values }, position) => ({
      id: shippedId(`target ${code}`),
      values: { ...values, note: names[locale], position },
    })),
  )
  askForClocks(tx)
  writeSetting(tx, 'targetsSeeded', true)
}
