import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import type { Transaction } from '../records/changeLog.ts'
import { sameValue } from '../records/rows.ts'

/** Another address is not the one that a letter, or an email, came back from. */
export const freshAddress = (
  tx: Transaction,
  before: AnyRow | null,
  values: AnyValues,
): AnyValues => ({ ...freshPlace(tx, before, values), ...freshEmail(tx, before, values) })

function freshEmail(tx: Transaction, before: AnyRow | null, values: AnyValues): AnyValues {
  const isMarked = before?.emailReturnedOn != null && values.emailReturnedOn === undefined
  if (!isMarked || values.email === undefined || isToldWith(tx)) return {}
  return before.email === values.email ? {} : { emailReturnedOn: null }
}

function freshPlace(tx: Transaction, before: AnyRow | null, values: AnyValues): AnyValues {
  const isMarked = before?.mailReturnedOn != null && values.mailReturnedOn === undefined
  if (!isMarked || values.address === undefined || isToldWith(tx)) return {}
  if (sameValue(before.address, values.address)) return {}
  return { mailReturnedOn: null, mailReturnReason: null }
}

/** Where an address comes from a record that was marked, or not, the mark comes along. */
const isToldWith = ({ act }: Transaction) => act.source === 'undo' || act.source === 'merge'
