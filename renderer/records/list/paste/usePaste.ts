import { shallowRef } from 'vue'
import type { SomeRow, Entity } from '../../../../shared/entity.ts'
import type { FieldSpec } from '../../../../shared/fields/field.ts'
import { kindOf } from '../../../../shared/fields/kinds.ts'
import { mostNamed } from '../../../../shared/api/bulk.ts'
import { toast, toastFailure } from '../../../frame/toasts.ts'
import { useSession } from '../../../session.ts'
import { failureText, many, one, speaker, t } from '../../../words.ts'
import { newId } from '../../ids.ts'
import { runChanges } from '../bulk/bulkRun.ts'
import { columnsOf, rowsOf, type Block } from '../cells/cellPlace.ts'
import type { Cells } from '../cells/useCells.ts'
import { cellText } from '../copyRows.ts'
import type { ListModel } from '../listModel.ts'
import { pastedTable, type Pasted } from './pastedTable.ts'
import {
  changesOf,
  filled,
  planPaste,
  type PasteColumn,
  type PastePlan,
  type PasteTable,
} from './planPaste.ts'
import { pastedReader } from './readPasted.ts'

/** Most cells that are pasted or emptied at once. */
const mostCells = mostNamed
/** Cells that may be emptied without being shown first. */
const unasked = 100

/** A paste that somebody looks at before it is done. */
export interface ProposedPaste {
  /** Works it out, with or without new records for what goes beyond the end of the list. */
  readonly plan: (adding: boolean) => PastePlan
  readonly mayAdd: boolean
}

/** Pasting a table onto the cells of a list, and emptying them: shown first, done in one act, taken back in one step. */
export function usePaste(parts: {
  readonly entity: () => Entity
  readonly model: ListModel
  readonly cells: Cells
}) {
  const { cells } = parts
  const { rows, edits, cursor, cells: keyboard } = parts.model
  const session = useSession()
  const proposed = shallowRef<ProposedPaste | null>(null)

  /** The cells that are marked, or the one that the keyboard stands on, or was pointed at in the row. */
  function target(): Block | null {
    if (cells.isComing.value) return null
    if (cells.block.value) return cells.block.value
    const at = cursor.value
    if (!at || cells.fields.value.length === 0) return null
    const column = cells.column.value
    return { top: at.index, bottom: at.index, left: column, right: column }
  }

  const columnsFrom = (left: number): PasteColumn[] =>
    cells.columns.value.slice(left).map(({ field, label, spec, isTitle }) => {
      return { field, label, spec, isTitle, editable: cells.isEditable(field) }
    })

  /** Works out what writing a table from the corner of a block on would do. */
  async function propose(block: Block, table: PasteTable): Promise<ProposedPaste> {
    const entity = parts.entity().name
    const columns = columnsFrom(block.left)
    const total = rows.total.value ?? 0
    // One line may turn out to name the columns, and then all stand one row higher.
    const found = await rows.readRows(block.top, Math.min(total, block.top + table.length))
    const read = await pastedReader(table, columns)
    const titles = rows.titles.value
    const written = (value: unknown, spec: FieldSpec) =>
      kindOf(spec).format(value, spec, speaker(titles))
    const copied = (value: unknown, spec: FieldSpec) => cellText(spec, value, titles)
    return {
      mayAdd: session.may(entity, 'add'),
      plan: (adding) => planPaste({ table, columns, rows: found, adding, read, written, copied }),
    }
  }

  async function paste(pasted: Pasted): Promise<void> {
    const block = target()
    const source = pastedTable(pasted)
    if (!block || source.length === 0) return
    const table = filled(source, { rows: rowsOf(block), columns: columnsOf(block) })
    if (isTooMany(table)) return
    try {
      const proposal = await propose(block, table)
      const plan = proposal.plan(proposal.mayAdd)
      const width = plan.columns.length
      if (table.length === 1 && width === 1 && plan.columnsLeftOut === 0) return pasteOne(plan)
      if (width > 0) proposed.value = proposal
      mark(block, plan)
    } catch (error) {
      toastFailure(error)
    }
  }

  const isTooMany = (table: PasteTable) => {
    const count = table.length * Math.max(0, ...table.map((line) => line.length))
    if (count <= mostCells) return false
    toast({ text: t('list.paste.tooMany', { count, most: mostCells }), tone: 'danger' })
    return true
  }

  /** One cell is written at once, as if it had been typed. */
  function pasteOne({ rows: [planned] }: PastePlan): void {
    const cell = planned?.cells[0]
    if (!planned?.row || !cell) return
    if (cell.value) void edits.put(parts.entity(), planned.row, cell.field, cell.value.of)
    else if (cell.problem === 'readOnly') {
      toast({ text: failureText({ path: [], key: cell.problem }), tone: 'danger' })
    } else if (cell.problem) {
      if (!keyboard.on.value) cells.enter(cell.field)
      if (isStillAt(planned.row, cell.field)) cells.edit(() => cell.now)
      else toast({ text: failureText({ path: [], key: cell.problem }), tone: 'danger' })
    }
  }

  /** Whether the keyboard has not gone on while it was looked what was pasted. */
  const isStillAt = (row: SomeRow, field: string) =>
    cells.row.value?.id === row.id && cells.place.value?.field === field

  /** What is written into stands out. */
  function mark(block: Block, { rows: planned, columns }: PastePlan): void {
    const last = planned.filter(({ row }) => row !== null).length - 1
    const field = columns.at(-1)?.field
    const corner = cells.fields.value[block.left]
    if (last < 0 || field === undefined || corner === undefined || !keyboard.on.value) return
    cells.stand(block.top, corner)
    keyboard.anchor.value = { index: block.top + last, field }
  }

  /** Empties the marked cells, as far as somebody may; many are shown first. */
  async function clear(): Promise<boolean> {
    const block = cells.block.value
    if (!block || cells.isComing.value) return cells.clear()
    const columns = columnsFrom(block.left).slice(0, columnsOf(block))
    const line = columns.map(({ editable }) => (editable ? '' : undefined))
    const table = Array.from({ length: rowsOf(block) }, () => line)
    if (isTooMany(table)) return true
    try {
      const proposal = await propose(block, table)
      const plan = proposal.plan(false)
      if (plan.problems > 0 || plan.changes > unasked) proposed.value = proposal
      else if (plan.changes > 0) void apply(plan)
    } catch (error) {
      toastFailure(error)
    }
    return true
  }

  /** Does what was looked at; where nothing of it could be done it is there to be agreed to once more. */
  async function apply(plan: PastePlan): Promise<void> {
    const proposal = proposed.value
    proposed.value = null
    const entity = parts.entity().name
    const { changes, creates } = changesOf(plan)
    const made = creates.map((values) => ({ id: newId(), values }))
    const things = creates.length === 1 ? one(entity) : many(entity)
    const came = await runChanges({ entity, changes: [...changes], creates: made }, () =>
      creates.length === 0
        ? t('list.paste.changed', { count: plan.changes })
        : t('list.paste.changedAndAdded', { changes: plan.changes, count: creates.length, things }),
    )
    if (!came) proposed.value ??= proposal
  }

  return { proposed, paste, clear, apply, close: () => (proposed.value = null) }
}
