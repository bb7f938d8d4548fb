import { isOpenIn, type CaseState } from '../../shared/domain/caseWay.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { Entity, SomeRow } from '../../shared/entity.ts'

/**
 * Whether a field of a record is written where it stands, as far as its own state decides: a case goes from state to
 * state by its steps alone, and keeps more and more the nearer it is to its end.
 */
export function isOpenField(entity: string, row: SomeRow | undefined, field: string): boolean {
  if (entity === 'mailing') return field === 'name' || isOpenInDraft(row, field)
  if (entity !== 'serviceCase') return true
  const state = row?.['state'] as CaseState | undefined
  return field !== 'state' && (state === undefined || isOpenIn(state, field))
}

/** A mailing is what it was once it is printed, and that it is printed nobody says by hand. */
const isOpenInDraft = (row: SomeRow | undefined, field: string) =>
  row?.['state'] !== 'printed' &&
  !(entities.mailing.groups.done as readonly string[]).includes(field)

/** Whether anything of a record is written where it stands; files are added elsewhere. */
export const hasOpenField = ({ name, fields }: Entity, row: SomeRow): boolean =>
  Object.entries(fields).some(
    ([field, { derived, internal, kind }]) =>
      !derived && !internal && kind !== 'attachments' && isOpenField(name, row, field),
  )
