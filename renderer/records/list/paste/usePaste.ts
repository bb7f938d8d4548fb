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
  type PasteAsked,
  type PasteColumn,
  type PastePlan,
  type PasteTable,
} from './planPaste.ts'
import { pastedReader } from './readPasted.ts'

/** Most cells that are pasted or emptied at once. */
const mostCells = mostNamed
/** Cells that may be emptied or filled without being shown first. */
const unasked = 100

type PasteReader = PasteAsked['read']

/** A paste that somebody looks at before it is done. */
export interface ProposedPaste {
  /** Works it out, with or without new records for what goes beyond the end of the list. */
  readonly plan: (adding: boolean) => PastePlan
  readonly mayAdd: boolean
}

/** Pasting a table onto the cells of a list, emptying and filling them: shown first, done in one act, taken back in one step. */
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
  async function propose(
    block: Block,
    table: PasteTable,
    reading?: PasteReader,
  ): Promise<ProposedPaste> {
    const entity = parts.entity().name
    const columns = columnsFrom(block.left)
    const total = rows.total.value ?? 0
    // One line may turn out to name the columns, and then all stand one row higher.
    const found = await rows.readRows(block.top, Math.min(total, block.top + table.length))
    const read = reading ?? (await pastedReader(table, columns))
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
    await repeat(block, line)
    return true
  }

  /** Fills the marked cells from the first of their rows, or a row from the one above it, as far as somebody may. */
  async function fillDown(): Promise<void> {
    const here = target()
    if (!here) return
    const top = rowsOf(here) > 1 ? here.top : here.top - 1
    const [first] = top < 0 ? [] : await rows.readRows(top, top + 1)
    if (!first) return
    const columns = columnsFrom(here.left).slice(0, columnsOf(here))
    const line = columns.map(({ field, spec, editable }) =>
      editable ? cellText(spec, first[field], rows.titles.value) : undefined,
    )
    // The value itself is at hand; its text may be that of several.
    const fieldOf = new Map(columns.map(({ field, spec }) => [spec, field]))
    await repeat({ ...here, top: top + 1 }, line, (_, spec) => ({
      value: first[fieldOf.get(spec) ?? ''] ?? null,
    }))
  }

  /** Writes a line into each row of a block; much is shown first. */
  async function repeat(
    block: Block,
    line: PasteTable[number],
    reading?: PasteReader,
  ): Promise<void> {
    const table = Array.from({ length: rowsOf(block) }, () => line)
    if (isTooMany(table)) return
    try {
      const proposal = await propose(block, table, reading)
      const plan = proposal.plan(false)
      if (plan.problems > 0 || plan.changes > unasked) proposed.value = proposal
      else if (plan.changes > 0) void apply(plan)
    } catch (error) {
      toastFailure(error)
    }
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

  return { proposed, paste, clear, fillDown, apply, close: () => (proposed.value = null) }
}
