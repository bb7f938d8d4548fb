import { effectScope, ref, shallowReactive, shallowRef, watch } from 'vue'
import type { Titles } from '../../../../shared/api/records.ts'
import type { SomeRow, Entity } from '../../../../shared/entity.ts'
import { kindOf } from '../../../../shared/fields/kinds.ts'
import { failureFrom } from '../../../failureFrom.ts'
import { toast } from '../../../frame/toasts.ts'
import { failureText, label, reader, t } from '../../../words.ts'
import { useFieldEdit } from '../../useFieldEdit.ts'
import type { CellDrafts } from './cellDrafts.ts'

/** A cell while it is edited, and afterwards for as long as what was typed is not saved. */
export interface CellEdit {
  readonly entity: Entity
  readonly field: string
  /** The record as it was when the cell was opened. */
  readonly row: SomeRow
  readonly box: ReturnType<typeof useFieldEdit>
  /** What was typed to open it, in place of what it held. */
  started: string | undefined
  /** Settles when it was left, and with it whether it was saved. */
  leaving: Promise<boolean>
  readonly end: () => void
}

/** A cell that is to be opened; `typed` hands over what was typed to open it, once. */
interface Opening {
  readonly entity: Entity
  readonly row: SomeRow
  readonly field: string
  readonly typed: (() => string) | undefined
}

/**
 * Cells of a list that are edited, one at a time in hand; the others are on their way to the office or were refused,
 * and keep what was typed until somebody comes back to them. `keep` takes each row as it was saved.
 */
export function createCellEdits(parts: {
  readonly titles: () => Titles
  readonly keep: (row: SomeRow, names: Titles) => void
  /** Puts the keyboard on a cell, where it is at hand. */
  readonly stand: (id: string, field: string) => boolean
  readonly drafts: CellDrafts
}) {
  const open = shallowRef<CellEdit | null>(null)
  /** By record and field. */
  const unsaved = shallowReactive(new Map<string, ReadonlyMap<string, CellEdit>>())

  /** The cell that opens as soon as what was written into it before is saved, with what is typed meanwhile. */
  const opening = shallowRef<Opening | null>(null)

  /** What was typed when the window went the last time, and is not taken up yet. */
  let unread = parts.drafts.read()
  const keepDrafts = () =>
    parts.drafts.keep(
      [...unsaved.values()].flatMap((fields) => [...fields.values()]),
      unread,
    )

  const at = (id: string, field: string) => unsaved.get(id)?.get(field)

  function remember(edit: CellEdit): void {
    const { id } = edit.row
    unsaved.set(id, new Map(unsaved.get(id)).set(edit.field, edit))
    keepDrafts()
  }

  function forget(edit: CellEdit): void {
    const { id } = edit.row
    if (at(id, edit.field) !== edit) return
    const others = new Map(unsaved.get(id))
    others.delete(edit.field)
    if (others.size > 0) unsaved.set(id, others)
    else unsaved.delete(id)
    edit.end()
    keepDrafts()
  }

  function make(entity: Entity, row: SomeRow, field: string): CellEdit {
    const scope = effectScope(true)
    const asked = () => ({
      entity,
      name: field,
      row,
      titles: parts.titles(),
      label: label(entity.name, field),
    })
    const box = scope.run(() => useFieldEdit(asked, ref(false), parts.keep))!
    box.begin()
    scope.run(() => watch([box.value, box.text], keepDrafts, { flush: 'sync' }))
    const leaving = Promise.resolve(false)
    const end = () => scope.stop()
    return { entity, field, row, box, started: undefined, leaving, end }
  }

  /** Takes a cell in hand, with what was typed to open it; what was typed before and not saved is still there. */
  async function begin(
    entity: Entity,
    row: SomeRow,
    field: string,
    typed?: () => string,
  ): Promise<void> {
    const { value: coming } = opening
    // It opens by itself, and takes what is typed meanwhile.
    if (coming?.row.id === row.id && coming.field === field) return
    const before = at(row.id, field)
    if (before) {
      const own = { entity, row, field, typed }
      opening.value = own
      const saved = await before.leaving
      // Somebody did not wait for it.
      if (opening.value !== own) return
      opening.value = null
      if (saved) return begin(entity, before.box.saved.value ?? row, field, typed)
    }
    if (open.value !== before) leave()
    const edit = before ?? make(entity, row, field)
    edit.started = typed?.()
    remember(edit)
    open.value = edit
  }

  /** Leaves the cell in hand: it is saved, or keeps what was typed and says why it could not be. */
  function leave(): void {
    hurry()
    const edit = open.value
    open.value = null
    if (edit) void save(edit)
  }

  /** Leaves the cell that has not opened yet: what was typed meanwhile is read as it stands, and saved in its turn. */
  function hurry(): void {
    const { value: coming } = opening
    opening.value = null
    const typed = coming?.typed?.() ?? ''
    if (coming && typed !== '') void write(coming.entity, coming.row, coming.field, typed)
  }

  /** Writes a text into a cell without opening it; what can't be read is kept there, and said. */
  async function write(entity: Entity, row: SomeRow, field: string, typed: string): Promise<void> {
    const spec = entity.fields[field]!
    const read = kindOf(spec).parse(typed, spec, reader())
    const before = at(row.id, field)
    await before?.leaving
    if (before) forget(before)
    const edit = make(entity, before?.box.saved.value ?? row, field)
    if ('value' in read) edit.box.value.value = read.value
    else {
      edit.box.text.value = typed
      edit.box.wrong(read.problem)
    }
    remember(edit)
    await save(edit)
  }

  async function save(edit: CellEdit): Promise<boolean> {
    edit.leaving = edit.box.save()
    const saved = await edit.leaving
    if (saved) forget(edit)
    else if (open.value !== edit) tell(edit)
    return saved
  }

  /** Takes up what was typed when the window went the last time; `read` reads a record. */
  async function takeUp(entity: Entity, read: (id: string) => Promise<SomeRow>): Promise<void> {
    unread = [...unread, ...(await parts.drafts.adopt())]
    for (const cell of unread) {
      const { id, field, text, value, seen } = cell
      const row = await read(id).catch((error: unknown) => failureFrom(error).kind)
      // Without the office it waits for the next time.
      if (typeof row === 'string' && row !== 'notFound') continue
      unread = unread.filter((each) => each !== cell)
      const isSaved =
        typeof row === 'string' ||
        !Object.hasOwn(entity.fields, field) ||
        at(id, field) !== undefined ||
        (text === undefined && JSON.stringify(row[field] ?? null) === JSON.stringify(value))
      if (isSaved) continue
      const edit = make(entity, { ...row, [field]: seen }, field)
      edit.box.value.value = value
      edit.box.text.value = text
      edit.box.wrong('stillUnsaved')
      remember(edit)
      tell(edit)
    }
    keepDrafts()
  }

  function tell({ box, entity, field, row }: CellEdit): void {
    const why = box.problem.value ? failureText(box.problem.value) : ''
    const said = t('records.notSaved', { field: label(entity.name, field) })
    const show = () => {
      if (parts.stand(row.id, field)) void begin(entity, row, field)
    }
    const action = { label: t('list.cells.show'), run: show }
    toast({ text: `${said} ${why}`, tone: 'danger', ...(at(row.id, field) && { action }) })
  }

  /** Gives the cell in hand up. */
  function cancel(): void {
    opening.value?.typed?.()
    opening.value = null
    const edit = open.value
    open.value = null
    if (!edit) return
    edit.box.cancel()
    forget(edit)
  }

  /** Gives a cell a value without opening it; one that it can't hold is said, and changes nothing. */
  async function put(entity: Entity, row: SomeRow, field: string, value: unknown): Promise<void> {
    const before = at(row.id, field)
    await before?.leaving
    const edit = make(entity, before?.box.saved.value ?? row, field)
    edit.box.value.value = value
    if (!edit.box.isSound()) {
      tell(edit)
      return edit.end()
    }
    if (before) forget(before)
    remember(edit)
    await save(edit)
  }

  return { open, opening, unsaved, at, begin, leave, hurry, cancel, put, takeUp }
}

export type CellEdits = ReturnType<typeof createCellEdits>
