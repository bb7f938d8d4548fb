import { effectScope, ref, shallowRef, watch } from 'vue'
import { mostNamed } from '../../../shared/api/bulk.ts'
import type { Titles } from '../../../shared/api/records.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { toast } from '../../frame/toasts.ts'
import { entityNow } from '../../registry.ts'
import { useSession } from '../../session.ts'
import { t } from '../../words.ts'
import { readNow } from '../filter/filterReads.ts'
import { cellDrafts } from './cells/cellDrafts.ts'
import { createCellEdits } from './cells/cellEdits.ts'
import { createCellCursor } from './cells/cellPlace.ts'
import { createListRows, type ListQuestion } from './listRows.ts'
import { createSelection } from './rowSelection.ts'

/** The row that the keyboard stands on. */
export interface Cursor {
  readonly index: number
  readonly id: string
}

/** Milliseconds in which several changes are read once. */
const settling = 150

/** What a list remembers while somebody is elsewhere: its rows, where it stood, what was picked. */
export interface ListModel extends ReturnType<typeof build> {
  readonly entity: string
}

function build(entity: string) {
  const rows = createListRows(entity)
  const selection = createSelection({
    read: rows.readRows,
    total: () => rows.total.value ?? 0,
    filter: () => asked?.filter ?? null,
    full: () => toast({ text: t('list.bulk.mostPicked', { count: mostNamed }) }),
  })
  const cursor = shallowRef<Cursor | null>(null)
  const cells = createCellCursor()
  const edits = createCellEdits({
    titles: () => rows.titles.value,
    keep: kept,
    stand: standOnCell,
    drafts: cellDrafts(entity),
  })
  const own = entityNow(entity)
  if (own) void edits.takeUp(own, async (id) => (await client.records.read({ entity, id })).row)
  /** px of rows above the viewport. */
  const offset = ref(0)
  /** px that the columns are scrolled sideways. */
  const left = ref(0)
  /** Whether the list is on the screen: only then is it worth reading again. */
  const shown = ref(false)
  let asked: ListQuestion | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Something changed while the list was held as it was. */
  let awaited = false
  /** Records that changed since the list was read. */
  const changed = new Set<string>()

  /** Asks for a list. Asked for the one it has, it only looks whether that has changed; answers whether it is a new one. */
  function ask(question: ListQuestion): boolean {
    if (JSON.stringify(question) === JSON.stringify(asked)) {
      rows.refresh()
      return false
    }
    edits.leave()
    // A whole list that was picked is another one now.
    if (JSON.stringify(question.filter) !== JSON.stringify(asked?.filter)) selection.leaveList()
    asked = question
    offset.value = 0
    cursor.value = null
    cells.on.value = false
    rows.ask(question)
    return true
  }

  /** A row that is changed here stays where it is until it is left. */
  function kept(row: SomeRow, names: Titles): void {
    rows.put(row, names)
    cells.touched.value = row.id
  }
  function standOnCell(id: string, field: string): boolean {
    const index = shown.value ? rows.placeAtHand(id) : -1
    if (index < 0) return false
    cursor.value = { index, id }
    cells.field.value = field
    cells.on.value = true
    return true
  }
  const isHeld = () =>
    edits.open.value !== null ||
    (cells.on.value && cells.touched.value !== null && cells.touched.value === cursor.value?.id)

  function refreshSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (isHeld()) {
        awaited = true
        rows.renew([...changed])
      } else rows.refresh()
      changed.clear()
    }, settling)
  }
  watch(isHeld, (held) => {
    if (held || !awaited) return
    awaited = false
    refreshSoon()
  })

  /** Entities beside the list's own that decide what stands in it and how it is marked. */
  function readBesideNow(): ReadonlySet<string> {
    const own = entityNow(entity)
    const filters = [asked?.filter ?? null, ...rows.marks().map(({ where }) => where)]
    return new Set(own ? filters.flatMap((filter) => [...readNow(own, filter)]) : [])
  }

  /** A field that comes back brings values that the rows were read without. */
  const concerning = [entity, 'customField', '*']
  onChanged(null, (events) => {
    // A list that could not be asked for may be one that can.
    if (!shown.value && !rows.failure.value) return
    const beside = readBesideNow()
    const isOurs = (name: string) => concerning.includes(name) || beside.has(name)
    for (const { records, ...event } of events) {
      if (event.entity === entity) for (const id of records ?? []) changed.add(id)
    }
    if (events.some((event) => isOurs(event.entity))) refreshSoon()
  })
  return { rows, selection, cursor, cells, edits, offset, left, shown, ask, question: () => asked }
}

const models = new Map<string, ListModel>()

/** The list of an entity as it was left. Another person starts afresh. */
export function listModel(entity: string): ListModel {
  const session = useSession()
  const key = `${session.person?.id ?? ''} ${entity}`
  const known = models.get(key)
  if (known) return known
  const scope = effectScope(true)
  const model = scope.run(() => ({ entity, ...build(entity) }))!
  models.set(key, model)
  scope.run(() =>
    watch(
      () => session.person?.id,
      () => {
        scope.stop()
        models.delete(key)
      },
    ),
  )
  return model
}
