import { isOpenIn, type CaseState } from '../../shared/domain/caseWay.ts'
import type { Entity, SomeRow } from '../../shared/entity.ts'

/**
 * Whether a field of a record is written where it stands, as far as its own state decides: a case goes from state to
 * state by its steps alone, and keeps more and more the nearer it is to its end.
 */
export function isOpenField(entity: string, row: SomeRow | undefined, field: string): boolean {
  if (entity !== 'serviceCase') return true
  const state = row?.['state'] as CaseState | undefined
  return field !== 'state' && (state === undefined || isOpenIn(state, field))
}

/** Whether anything of a record is written where it stands; files are added elsewhere. */
export const hasOpenField = ({ name, fields }: Entity, row: SomeRow): boolean =>
  Object.entries(fields).some(
    ([field, { derived, internal, kind }]) =>
      !derived && !internal && kind !== 'attachments' && isOpenField(name, row, field),
  )
