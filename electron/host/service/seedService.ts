import { entities } from '../../../shared/entities/registry.ts'
import { shippedWay } from '../../../shared/domain/caseWay.ts'
import { allShippedCauses, shippedId } from '../../../shared/domain/shippedCauses.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Store } from '../records/store.ts'
import type { Transaction } from '../records/changeLog.ts'
import { seedPrints } from '../printing/shipped/seedPrints.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { seedSurveys } from './seedSurveys.ts'
import { seedTargets } from './seedTargets.ts'
import { seedTemplates } from './seedTemplates.ts'

/** Puts in all that ships for service and printing, in the office's language; each part once in the life of a file. */
export function seedService(store: Store, tx: Transaction, locale: Locale): void {
  seedWay(store, tx, locale)
  seedTargets(store, tx, locale)
  seedSurveys(store, tx, locale)
  seedTemplates(store, tx, locale)
  seedPrints(store, tx, locale)
}

/** Puts in the causes, in the office's language, and the way of a case. */
function seedWay(store: Store, tx: Transaction, locale: Locale): void {
  if (readSetting(tx, 'serviceSeeded')) return
  store.seed(
    tx,
    entities.caseCause,
    allShippedCauses.map(({ id, names, parent, position }) => ({
      id,
      values: { name: names[locale], position, ...(parent && { parent }) },
    })),
  )
  store.seed(
    tx,
    entities.caseTransition,
    shippedWay.map((step, position) => ({
      id: shippedId(`${step.from} ${step.to}`),
      values: { ...step, position },
    })),
  )
  writeSetting(tx, 'serviceSeeded', true)
}
