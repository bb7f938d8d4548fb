import type { HistoryEntry } from '../../../shared/api/records.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Speaker } from '../../../shared/fields/kind.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'

/** One field of a change, in words; empty text for nothing. */
export interface FieldChange {
  readonly field: string
  readonly label: string
  readonly old: string
  readonly now: string
  /** What putting it back would write. */
  readonly oldValue: unknown
}

/** Characters of a value that are repeated in a line. */
const longest = 40

/** What stands for a value that the interface writes for itself, which nobody could read. */
const unsaid = '…'

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** What a change did, field by field in the order of the entity; fields it no longer has are left out. */
export function changedFields(
  change: Pick<HistoryEntry, 'fields'>,
  entity: Entity,
  labelOf: (field: string) => string,
  speaker: Speaker,
): FieldChange[] {
  const written = (field: string, value: unknown): string => {
    const spec = entity.fields[field]
    if (!spec || value === null || value === undefined) return ''
    if (spec.internal) return unsaid
    return cut(kindOf(spec).format(value, spec, speaker).replace(/\s+/g, ' ').trim())
  }
  return Object.keys(entity.fields).flatMap((field): FieldChange[] => {
    const both = Object.hasOwn(change.fields, field) ? change.fields[field] : undefined
    if (!both) return []
    return [
      {
        field,
        label: labelOf(field),
        old: written(field, both.old),
        now: written(field, both.new),
        oldValue: both.old ?? null,
      },
    ]
  })
}
