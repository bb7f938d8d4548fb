import { computed, onScopeDispose, reactive, shallowRef, watch } from 'vue'
import type { Titles } from '../../../../shared/api/records.ts'
import { dictionaries } from '../../../../shared/dictionaries.ts'
import type { CaseState } from '../../../../shared/domain/caseWay.ts'
import type { SomeRow } from '../../../../shared/entity.ts'
import type { Filter, Sort } from '../../../../shared/filter.ts'
import { onChanged } from '../../../changes.ts'
import { client } from '../../../client.ts'
import { latest } from '../../../fields/latest.ts'
import { clockFields } from '../clockShown.ts'
import { columnFilter, isLately } from './boardFilter.ts'

/** Cards read at once, and most that a column is read again with. */
const page = 30
const mostAgain = 300
/** Milliseconds in which several changes are read once. */
const settling = 120

const fields = [
  'number',
  'title',
  'kind',
  'severity',
  'customer',
  'owner',
  'receivedAt',
  ...clockFields,
]

/** A column of the board: the cases in one state, as far as they were read. */
export interface BoardColumn {
  readonly state: CaseState
  rows: readonly SomeRow[]
  /** How many there are in all; null while nobody knows. */
  total: number | null
  loading: boolean
  failed: boolean
}

/** What the board is of: the same question as the list's. */
export interface BoardQuestion {
  readonly filter: Filter | null
  readonly sort: Sort
}

/** What is closed has no time left to be sorted by. */
const newestClosed: Sort = { field: 'closedAt', descending: true }

/** The cases of a list, a column a state, each read page by page as somebody scrolls to it. */
export function useBoardRows(question: () => BoardQuestion) {
  const states = dictionaries.caseState.codes
  const columns = states.map((state) =>
    reactive<BoardColumn>({ state, rows: [], total: null, loading: true, failed: false }),
  )
  const titles = shallowRef<Titles>({})
  const asks = states.map(() => latest())
  const countLatest = latest()
  /** Cards that each column was scrolled to; whatever changes meanwhile, so many are read. */
  const wanted = states.map(() => page)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function read(at: number, offset: number, limit: number): Promise<void> {
    const column = columns[at]!
    const { filter, sort: listed } = question()
    const isTimeless = column.state === 'closed' && listed.field === 'dueAt'
    const sort = isTimeless || isLately(filter, column.state) ? newestClosed : listed
    column.loading = true
    try {
      const answer = await asks[at]!((signal) =>
        client.records.list(
          {
            entity: 'serviceCase',
            filter: columnFilter(filter, column.state),
            sort,
            offset,
            limit,
            fields: [...fields, sort.field],
          },
          { signal },
        ),
      )
      if (!answer) return
      const known = new Set(answer.rows.map(({ id }) => id))
      const isOther = ({ id }: SomeRow) => !known.has(id)
      const before = column.rows.slice(0, offset).filter(isOther)
      // What was read farther down stays until it is read again itself.
      const after = column.rows.slice(offset + limit).filter(isOther)
      column.rows = [...before, ...answer.rows, ...(answer.rows.length < limit ? [] : after)]
      titles.value = { ...titles.value, ...answer.titles }
      column.failed = false
      column.loading = false
      // Somebody scrolled on while this was read.
      const isShort = column.rows.length < wanted[at]! && answer.rows.length === limit
      if (isShort) void read(at, column.rows.length, page)
    } catch {
      column.failed = true
      column.loading = false
    }
  }

  async function count(): Promise<void> {
    const { filter } = question()
    const filters = states.map((state) => columnFilter(filter, state))
    try {
      const found = await countLatest((signal) =>
        client.records.counts({ entity: 'serviceCase', filters }, { signal }),
      )
      found?.forEach((total, at) => (columns[at]!.total = total))
    } catch {
      // The heads go without figures; the columns themselves say what could not be had.
    }
  }

  /** Reads again as much as is shown. */
  function again(): void {
    void count()
    columns.forEach((column, at) => {
      void read(at, 0, Math.min(mostAgain, Math.max(wanted[at]!, column.rows.length)))
    })
  }

  function afresh(): void {
    wanted.fill(page)
    for (const column of columns) Object.assign(column, { rows: [], total: null })
    again()
  }

  /** Reads on where a column was scrolled to its end. */
  function more(state: CaseState): void {
    const at = states.indexOf(state)
    const column = columns[at]!
    const isAll = column.total !== null && column.rows.length >= column.total
    if (isAll) return
    wanted[at] = column.rows.length + page
    if (!column.loading) void read(at, column.rows.length, page)
  }

  /** Puts a card where its case went, before the office is read again. */
  function moved(row: SomeRow, to: CaseState): void {
    for (const column of columns) {
      const without = column.rows.filter(({ id }) => id !== row.id)
      if (without.length < column.rows.length) {
        column.rows = without
        if (column.total !== null) column.total -= 1
      }
    }
    const into = columns[states.indexOf(to)]!
    into.rows = [{ ...row, state: to }, ...into.rows]
    if (into.total !== null) into.total += 1
  }

  watch(() => JSON.stringify(question()), afresh, { immediate: true })
  onChanged(['serviceCase', '*'], () => {
    clearTimeout(timer)
    timer = setTimeout(again, settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { columns, titles: computed(() => titles.value), more, moved, again }
}
