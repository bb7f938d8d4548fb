import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import type { Transaction } from '../records/changeLog.ts'
import { sameValue } from '../records/rows.ts'

/** Another address is not the one that a letter came back from. */
export function freshAddress(tx: Transaction, before: AnyRow | null, values: AnyValues): AnyValues {
  const isMarked = before?.mailReturnedOn != null && values.mailReturnedOn === undefined
  if (!isMarked || values.address === undefined || tx.act.source === 'undo') return {}
  if (sameValue(before.address, values.address)) return {}
  return { mailReturnedOn: null, mailReturnReason: null }
}
