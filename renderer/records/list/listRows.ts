import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Failure } from '../../../shared/failure.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import type { Filter, Mark, Sort } from '../../../shared/filter.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { client, failureFrom } from '../../client.ts'
import {
  noMarks,
  noPages,
  noteMarks,
  pageSize,
  placeIn,
  rowIn,
  sameWhereSame,
  trim,
  type Pages,
} from './listPages.ts'

/** Which list of an entity. */
export interface ListQuestion {
  readonly filter: Filter | null
  readonly sort: Sort
}

/** Rows that are read again one by one. */
const mostRenewed = 20

/**
 * The rows of a list, fetched around where somebody looks. While a new question is on its way, or the same one is
 * asked again, the old rows stay, and give way to the new ones at once.
 */
export function createListRows(entity: string) {
  const shown = shallowRef(noPages())
  let marks = noMarks
  /** The fields that are read; all until the list says what it shows. */
  let fields: readonly string[] | undefined
  const total = ref<number | null>(null)
  /** Whether the total is what was counted, and not only what is there so far. */
  const counted = ref(false)
  const titles = shallowRef<Titles>({})
  const failure = shallowRef<Failure | null>(null)
  const question = shallowRef<ListQuestion>()
  let coming: Pages | undefined
  let wanted = { first: 0, last: 0 }
  /** Whether the total is that of an earlier question. */
  let outdated = true
  let counting: AbortController | undefined

  const pagesWanted = () =>
    Array.from({ length: wanted.last - wanted.first + 1 }, (_, index) => wanted.first + index)

  /** Says which rows are looked at: from `first`, to the one before `end`. */
  function want(first: number, end: number): void {
    const last = Math.max(0, Math.floor((end - 1) / pageSize))
    const next = { first: Math.min(Math.floor(first / pageSize), last), last }
    const before = wanted
    wanted = next
    if (!question.value) return
    fetchWanted()
    // Whoever goes on finds the next page there.
    if (next.last > before.last) fetchMissing(next.last + 1)
    else if (next.first < before.first) fetchMissing(next.first - 1)
  }

  function fetchMissing(page: number): void {
    const pages = coming ?? shown.value
    const isThere = page >= 0 && page * pageSize < (total.value ?? 0)
    if (isThere && !pages.rows.has(page) && !pages.waiting.has(page)) void fetchPage(pages, page)
  }

  function fetchWanted(): void {
    const pages = coming ?? shown.value
    for (const [page, stop] of pages.waiting) {
      if (page < wanted.first - 1 || page > wanted.last + 1) stop.abort()
    }
    for (const page of pagesWanted()) {
      if (!pages.rows.has(page) && !pages.waiting.has(page)) void fetchPage(pages, page)
    }
  }

  /** Takes names in. Only where one is another now rows are drawn again that are there: all of them hold these names. */
  function learn(names: Titles): void {
    const known = titles.value as Record<string, string>
    const isRenamed = Object.entries(names).some(([id, name]) => (known[id] ?? name) !== name)
    if (isRenamed) titles.value = { ...known, ...names }
    else Object.assign(known, names)
  }

  async function fetchPage(pages: Pages, page: number): Promise<void> {
    const stop = new AbortController()
    pages.waiting.set(page, stop)
    try {
      const found = await client.records.list(
        {
          entity,
          ...question.value,
          offset: page * pageSize,
          limit: pageSize,
          ...(fields && { fields: [...fields] }),
          ...(pages.marks.length > 0 && { marks: pages.marks.map(({ where }) => where) }),
        },
        { signal: stop.signal },
      )
      if (pages !== coming && pages !== shown.value) return
      noteMarks(pages, found.rows, found.marks)
      learn(found.titles)
      pages.rows.set(page, sameWhereSame(found.rows, shown.value.rows.get(page)))
      failure.value = null
      if (pages === coming) arrive(pages, found.total)
      else if (found.total !== null) take(found.total)
      trim(pages, (wanted.first + wanted.last) / 2)
    } catch (error) {
      const current = pages === coming || pages === shown.value
      if (current && !stop.signal.aborted) failure.value = failureFrom(error)
    } finally {
      pages.waiting.delete(page)
    }
  }

  /** Shows the coming rows once all that somebody looks at are there. */
  function arrive(pages: Pages, found: number | null): void {
    const last = found === null ? Infinity : Math.max(0, Math.ceil(found / pageSize) - 1)
    if (pagesWanted().some((page) => page <= last && !pages.rows.has(page))) return
    shown.value = pages
    coming = undefined
    counting?.abort()
    if (found === null) count(pages)
    else take(found)
  }

  function take(found: number): void {
    total.value = found
    outdated = false
    counted.value = true
  }

  /** Asks how long the list is; until then it is as long as what is there. */
  function count(pages: Pages): void {
    counted.value = false
    const ends = [...pages.rows].map(([page, rows]) => page * pageSize + rows.length)
    if (outdated) total.value = Math.max(0, ...ends)
    outdated = false
    const { signal } = (counting = new AbortController())
    client.records.size({ entity, ...question.value }, { signal }).then(
      (found) => {
        if (!signal.aborted) take(found)
      },
      (error: unknown) => {
        if (!signal.aborted) failure.value = failureFrom(error)
      },
    )
  }

  /** Asks a question; the list begins at its first row again. */
  function ask(next: ListQuestion): void {
    question.value = next
    wanted = { first: 0, last: 0 }
    counting?.abort()
    counted.value = false
    outdated = true
    refresh()
  }

  function leave(pages: Pages | undefined): void {
    for (const stop of pages?.waiting.values() ?? []) stop.abort()
  }

  /** Asks the same question again, because something changed. */
  function refresh(): void {
    if (!question.value) return
    leave(coming)
    coming = noPages(marks)
    fetchWanted()
  }

  const row = (index: number) => rowIn(shown.value.rows, index)

  /** Tells which fields are shown; rows that were read without one of them are asked anew. */
  function show(next: readonly string[]): void {
    const isMore = next.some((field) => fields?.includes(field) === false)
    fields = next
    if (isMore) refresh()
  }

  /** Tells what rows are to be marked with; those that are shown are asked anew. */
  function mark(next: readonly Mark[]): void {
    if (JSON.stringify(next) === JSON.stringify(marks)) return
    marks = next
    refresh()
  }

  /** The marks that a row has, in their order; the same list every time, so that the row is not drawn for it. */
  const marksOf = (id: string | undefined): readonly Mark[] =>
    (id === undefined ? undefined : shown.value.marked.get(id)) ?? noMarks

  /** Place of a record among the rows at hand; -1 when it is not among them. */
  const placeAtHand = (id: string) => placeIn(shown.value.rows, id)

  /** Shows a record as it is now, in the place that it had. */
  function put(row: SomeRow, names: Titles): void {
    learn(names)
    for (const [page, rows] of shown.value.rows) {
      const at = rows.findIndex((each) => each.id === row.id)
      if (at >= 0) shown.value.rows.set(page, rows.with(at, row))
    }
  }

  /** Reads some records again that are shown, in the places that they have; very many wait for the whole list. */
  function renew(ids: readonly string[]): void {
    for (const id of ids.filter((each) => placeAtHand(each) >= 0).slice(0, mostRenewed)) {
      client.records.read({ entity, id }).then(
        ({ row, titles: names }) => put(row, names),
        // One that is gone goes from the list with its next reading.
        () => undefined,
      )
    }
  }

  /** Rows from `first` to the one before `end`, fetched where they are not at hand. */
  async function readRows(first: number, end: number, signal?: AbortSignal): Promise<SomeRow[]> {
    const found: SomeRow[] = []
    const most = 500
    for (let offset = first; offset < end; offset += most) {
      const limit = Math.min(most, end - offset)
      const atHand = Array.from({ length: limit }, (_, index) => row(offset + index))
      if (atHand.every((each) => each !== undefined)) found.push(...atHand)
      else {
        const page = await client.records.list(
          { entity, ...question.value, offset, limit, ...(fields && { fields: [...fields] }) },
          signal ? { signal } : {},
        )
        learn(page.titles)
        found.push(...page.rows)
      }
    }
    return found
  }

  /** Rows as they are now, with all that the list shows of them: some were picked when it showed less. */
  async function completed(some: readonly SomeRow[]): Promise<SomeRow[]> {
    const lacks = (each: SomeRow) => fields?.some((field) => !(field in each)) ?? false
    const found: SomeRow[] = []
    for (const each of some) {
      if (!lacks(each)) found.push(each)
      else {
        const read = await client.records.read({ entity, id: each.id })
        learn(read.titles)
        found.push(read.row)
      }
    }
    return found
  }

  onScopeDispose(() => {
    counting?.abort()
    leave(coming)
    leave(shown.value)
  })
  return {
    /** Another one each time that other rows are shown. */
    shown: computed(() => shown.value.rows),
    total,
    counted,
    titles,
    failure,
    want,
    ask,
    refresh,
    row,
    show,
    mark,
    marks: () => marks,
    marksOf,
    put,
    renew,
    placeAtHand,
    readRows,
    completed,
  }
}

export type ListRows = ReturnType<typeof createListRows>
