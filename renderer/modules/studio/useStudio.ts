import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import type { LayoutItem } from '../../../shared/printing/layout.ts'
import { client, failureFrom } from '../../client.ts'
import { toastFailure } from '../../frame/toasts.ts'
import { draftKeeper } from '../../records/draftKeeping.ts'
import { newId } from '../../records/ids.ts'
import { useRecord } from '../../records/recordData.ts'
import { failureText } from '../../words.ts'
import { beginHistory, endStep, stepBack, stepForward, stepTo } from './editHistory.ts'
import { changeItems, docOfRow, isDoc, valuesOf, withItems, type StudioDoc } from './studioDoc.ts'

/** Milliseconds of rest after which what was changed is saved. */
const rest = 1200

/** What is kept on the device of what was not saved: with what it goes on from. */
interface Kept {
  readonly doc: StudioDoc
  readonly from: AnyValues
}
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  'doc' in value &&
  isDoc(value.doc)

const parts = ['paper', 'layout', 'body'] as const
const seenOf = (row: AnyRow): AnyValues =>
  Object.fromEntries(parts.map((name) => [name, row[name] ?? null]))
const isSame = (one: AnyValues, other: AnyValues) =>
  parts.every((name) => one[name] === other[name])

/** A template that is edited: its steps, what is chosen, and its way to the office. */
export function useStudio(id: string) {
  const record = useRecord('template', id)
  const keeper = draftKeeper(`studio.${id}`, isKept)
  const history = shallowRef(beginHistory<StudioDoc | null>(null))
  const chosen = ref<readonly string[]>([])
  const state = ref<'saved' | 'unsaved' | 'saving' | 'conflict' | 'refused'>('saved')
  const savedAt = ref<number | null>(null)
  const refusal = ref('')
  /** The saved values that one's own go on from. */
  let from: AnyValues = {}
  /** One's own save is on its way: what is read meanwhile may be what it wrote. */
  let saving = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const doc = computed(() => history.value.now)
  const items = computed(() => doc.value?.layout.items ?? [])
  const chosenItems = computed(() => items.value.filter((item) => chosen.value.includes(item.id)))

  function begin(row: AnyRow): void {
    from = seenOf(row)
    const kept = keeper.read()
    history.value = beginHistory<StudioDoc | null>(docOfRow(row))
    if (!kept) return
    from = kept.from
    change(kept.doc)
  }
  function follow(row: AnyRow): void {
    const theirs = seenOf(row)
    if (saving || isSame(theirs, from)) return
    if (state.value === 'saved') {
      from = theirs
      // What a colleague changed is a step like any other, and can be taken back.
      history.value = stepTo<StudioDoc | null>(history.value, docOfRow(row))
      chosen.value = []
    } else state.value = 'conflict'
  }
  watch(record.row, (row) => row && (doc.value ? follow(row) : begin(row)), { immediate: true })

  function settle(): void {
    const now = doc.value
    if (!now) return
    keeper.keep({ doc: now, from })
    if (state.value !== 'conflict') state.value = 'unsaved'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), rest)
  }
  /** Takes a step; steps about the same become one. */
  function change(next: StudioDoc, about: string | null = null): void {
    const before = history.value
    history.value = stepTo<StudioDoc | null>(before, next, about)
    if (history.value !== before) settle()
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    const now = doc.value
    if (!now || state.value === 'conflict' || saving) return
    const values = valuesOf(now)
    saving = true
    state.value = 'saving'
    try {
      const seen = from
      const row = await client.records.update({
        entity: 'template',
        id,
        act: newId(),
        values,
        seen,
      })
      from = seenOf(row)
      savedAt.value = Date.now()
      refusal.value = ''
      if (doc.value === now) {
        state.value = 'saved'
        keeper.drop()
      } else settle()
    } catch (error) {
      const failure = failureFrom(error)
      state.value = failure.kind === 'conflict' ? 'conflict' : 'refused'
      refusal.value = failureText(failure.problems[0]!)
    } finally {
      saving = false
    }
  }
  /** Two wrote at once: the one or the other stays. To take theirs is a step like any other. */
  async function decide(whose: 'mine' | 'theirs'): Promise<void> {
    const read = await client.records.read({ entity: 'template', id }).catch(toastFailure)
    if (!read) return
    from = seenOf(read.row)
    state.value = 'unsaved'
    if (whose === 'mine') return save()
    keeper.drop()
    clearTimeout(timer)
    state.value = 'saved'
    history.value = stepTo<StudioDoc | null>(history.value, docOfRow(read.row))
    chosen.value = []
  }

  const go = (step: typeof stepBack<StudioDoc | null>) => {
    const next = step(history.value)
    if (next === history.value) return
    history.value = next
    settle()
  }
  const leave = () => {
    if (state.value === 'unsaved') void save()
  }
  window.addEventListener('pagehide', leave)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leave)
    leave()
  })

  return {
    record,
    doc,
    items,
    chosen,
    chosenItems,
    choose: (ids: readonly string[]) => void (chosen.value = ids),
    state,
    savedAt,
    refusal,
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    change,
    /** What comes next is a step of its own. */
    endStep: () => void (history.value = endStep(history.value)),
    changeItems: (
      ids: readonly string[],
      how: (item: LayoutItem) => LayoutItem,
      about?: string,
    ) => {
      if (doc.value) change(changeItems(doc.value, ids, how), about ?? null)
    },
    setItems: (next: readonly LayoutItem[], about?: string) => {
      if (doc.value) change(withItems(doc.value, next), about ?? null)
    },
    undo: () => go(stepBack),
    redo: () => go(stepForward),
    save,
    decide,
  }
}

export type Studio = ReturnType<typeof useStudio>
