import { effectScope, ref, shallowRef, watch } from 'vue'
import { onChanged } from '../../changes.ts'
import { useSession } from '../../session.ts'
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
  const selection = createSelection(rows.readRows, rows.whenCounted)
  const cursor = shallowRef<Cursor | null>(null)
  /** px of rows above the viewport. */
  const offset = ref(0)
  /** Whether the list is on the screen: only then is it worth reading again. */
  const shown = ref(false)
  let asked: ListQuestion | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Asks for a list. Asked for the one it has, it only looks whether that has changed; answers whether it is a new one. */
  function ask(question: ListQuestion): boolean {
    if (JSON.stringify(question) === JSON.stringify(asked)) {
      rows.refresh()
      return false
    }
    asked = question
    offset.value = 0
    cursor.value = null
    rows.ask(question)
    return true
  }

  onChanged(null, (events) => {
    if (!events.some((event) => event.entity === entity || event.entity === '*')) return
    if (!shown.value) return
    clearTimeout(timer)
    timer = setTimeout(rows.refresh, settling)
  })
  return { rows, selection, cursor, offset, shown, ask, question: () => asked }
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
