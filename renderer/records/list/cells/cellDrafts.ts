import { useSession } from '../../../session.ts'
import { draftKeeper } from '../../draftKeeping.ts'
import type { CellEdit } from './cellEdits.ts'

/** A cell as it was left when the window went. */
export interface KeptCell {
  /** Of the record. */
  readonly id: string
  readonly field: string
  /** What can't be read as a value. */
  readonly text?: string | undefined
  readonly value: unknown
  /** What the cell held when it was opened. */
  readonly seen: unknown
}

/** Keeps what was typed into cells of an entity's list and is not saved, on this device and for one person. */
export function cellDrafts(entity: string) {
  const keeper = draftKeeper(`cells.${useSession().person?.id ?? ''}.${entity}`, areKept)
  return {
    read: (): readonly KeptCell[] => keeper.read() ?? [],
    /** `unread` are those of last time whose records could not be read yet. */
    keep(edits: readonly CellEdit[], unread: readonly KeptCell[]): void {
      const cells = [...unread, ...edits.filter(holdsMore).map(kept)]
      if (cells.length > 0) keeper.keep(cells)
      else keeper.drop()
    },
  }
}

export type CellDrafts = ReturnType<typeof cellDrafts>

const seenIn = ({ row, field }: CellEdit) => row[field] ?? null
const holdsMore = (edit: CellEdit) =>
  edit.box.text.value !== undefined ||
  JSON.stringify(edit.box.value.value ?? null) !== JSON.stringify(seenIn(edit))

const kept = (edit: CellEdit): KeptCell => ({
  id: edit.row.id,
  field: edit.field,
  text: edit.box.text.value,
  value: edit.box.value.value ?? null,
  seen: seenIn(edit),
})

const areKept = (value: unknown): value is readonly KeptCell[] =>
  Array.isArray(value) &&
  value.every(
    (each: Partial<KeptCell> | null) =>
      typeof each?.id === 'string' &&
      typeof each.field === 'string' &&
      ['string', 'undefined'].includes(typeof each.text),
  )
