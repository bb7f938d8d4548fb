import { v5 } from 'uuid'
import { entities } from '../../../shared/entities/registry.ts'
import { shippedWay } from '../../../shared/domain/caseWay.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Store } from '../records/store.ts'
import type { Transaction } from '../records/changeLog.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { shippedCauses } from './shippedCauses.ts'

/** Namespace of what ships for service: the same ids on every install, so that two offices never hold it twice. */
const namespace = '6f5a8a0e-5d0e-4f5c-9c1a-1f2d7f4f6b11'

/** Puts in the causes, in the office's language, and the way of a case; once in the life of a file. */
export function seedService(store: Store, tx: Transaction, locale: Locale): void {
  if (readSetting(tx, 'serviceSeeded')) return
  const idOf = (code: string) => v5(code, namespace)
  store.seed(
    tx,
    entities.caseCause,
    shippedCauses.flatMap(({ code, below, ...names }) => [
      { id: idOf(code), values: { name: names[locale] } },
      ...below.map((child) => ({
        id: idOf(`${code}.${child.code}`),
        values: { name: child[locale], parent: idOf(code) },
      })),
    ]),
  )
  store.seed(
    tx,
    entities.caseTransition,
    shippedWay.map((step, position) => ({
      id: idOf(`${step.from} ${step.to}`),
      values: { ...step, position },
    })),
  )
  writeSetting(tx, 'serviceSeeded', true)
}
