import { useSession } from '../../../session.ts'
import { openWindows, seesWindows, windowId } from '../../../windowId.ts'
import { draftKeeper, draftNames } from '../../draftKeeping.ts'
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

/**
 * Keeps what was typed into cells of an entity's list and is not saved, on this device and for one person: each window
 * its own, so that none overwrites another's. What a window left that is gone is taken up by the next.
 */
export function cellDrafts(entity: string) {
  const all = `cells.${useSession().person?.id ?? ''}.${entity}`
  const keeperOf = (name: string) => draftKeeper(name, areKept)
  const own = seesWindows ? `${all}.${windowId}` : all
  const keeper = keeperOf(own)
  return {
    read: (): readonly KeptCell[] => keeper.read() ?? [],
    /** Takes what windows have left that are no longer open. */
    async adopt(): Promise<readonly KeptCell[]> {
      const left = draftNames(all).filter((name) => name !== own)
      const windowOf = (name: string) => name.slice(all.length + 1)
      const open = await openWindows(left.map(windowOf))
      const gone = left.filter((name) => !open.has(windowOf(name))).map(keeperOf)
      return gone.flatMap((each) => {
        const cells = each.read() ?? []
        each.drop()
        return cells
      })
    },
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
