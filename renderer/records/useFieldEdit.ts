import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { Titles } from '../../shared/api/records.ts'
import type { AnyRow, AnyValues, Entity, SomeRow } from '../../shared/entity.ts'
import { checkChanges } from '../../shared/fields/values.ts'
import type { Failure, Problem } from '../../shared/failure.ts'
import { client } from '../client.ts'
import { failureFrom } from '../failureFrom.ts'
import { useWaitingChanges } from './consent/waitingChanges.ts'
import { saveField, updateRecord, useRecordCache } from './recordData.ts'
import { t } from '../words.ts'

export interface FieldInHand {
  readonly entity: Entity
  readonly name: string
  readonly row: SomeRow
  readonly titles: Titles
  readonly label: string
}

/** Two values of a field that hold the same. */
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * One field of a record while it is edited in place: what stands in the box, what is wrong with it, and what
 * somebody else wrote meanwhile. `editing` turns false when there is nothing left to do. `kept` takes the record as it
 * was saved, with the names of what was chosen for it.
 */
export function useFieldEdit(
  field: () => FieldInHand,
  editing: Ref<boolean>,
  kept: (row: AnyRow, names: Titles) => void = () => {},
) {
  const cache = useRecordCache()
  const value = shallowRef<unknown>(null)
  const text = ref<string>()
  const problem = shallowRef<Problem | null>(null)
  const saving = ref(false)
  /** The record as somebody else left it, while the two values await a decision. */
  const theirs = shallowRef<AnyRow | null>(null)
  const follows = shallowRef<AnyValues>({})
  const names = shallowRef<Titles>({})
  /** What the person saw when the box was opened. */
  const seen = shallowRef<SomeRow>(field().row)
  /** What stood in the box then: what they proposed themselves, where that waits. */
  const started = shallowRef<unknown>(null)
  const waiting = useWaitingChanges()
  /** The record as the office has it since. */
  const saved = shallowRef<AnyRow | null>(null)

  function begin(): void {
    const { row, name } = field()
    const own = waiting.ownOf(row.id, name)
    seen.value = row
    started.value = own ? own.value : (row[name] ?? null)
    value.value = started.value
    text.value = undefined
    problem.value = null
    theirs.value = null
    follows.value = {}
    names.value = own ? waiting.titles : {}
    editing.value = true
  }

  /**
   * What somebody else has written while the box is open: it stands in it where nothing was typed, and is asked about
   * where something was.
   */
  function overtake(row: SomeRow): void {
    const { name } = field()
    if (!editing.value || saving.value || row.id !== seen.value.id) return
    if (same(row[name], (theirs.value ?? seen.value)[name])) return
    const isProposed = !same(started.value, seen.value[name])
    const isUntouched = text.value === undefined && same(value.value, started.value)
    if (isUntouched || (text.value === undefined && same(value.value, row[name]))) {
      seen.value = row
      if (!isProposed) value.value = started.value = row[name] ?? null
      theirs.value = null
    } else theirs.value = row as AnyRow
  }
  watch(() => field().row, overtake)

  function cancel(): void {
    editing.value = false
    problem.value = null
    theirs.value = null
  }

  function keep(row: AnyRow): void {
    saved.value = row
    cache(field().entity.name, row)
    kept(row, names.value)
  }

  const problemIn = ({ problems }: Failure) =>
    problems.find(({ path }) => path[0] === field().name) ?? problems[0] ?? null

  /** Whether what stands in the box may be saved, as far as can be told here; else it says why. */
  function isSound(): boolean {
    const { entity, name } = field()
    if (text.value !== undefined) return false
    if (same(value.value, started.value)) return true
    try {
      checkChanges(entity, { [name]: value.value })
      return true
    } catch (error) {
      problem.value = problemIn(failureFrom(error))
      return false
    }
  }

  const wrong = (key: string | null) =>
    (problem.value = key === null ? null : { path: [field().name], key })

  async function save(): Promise<boolean> {
    const { entity, name, titles, label } = field()
    if (saving.value || !editing.value || !isSound()) return false
    if (same(value.value, started.value)) {
      cancel()
      return true
    }
    saving.value = true
    try {
      const row =
        Object.keys(follows.value).length > 0
          ? await updateRecord(
              entity.name,
              seen.value.id,
              { ...follows.value, [name]: value.value },
              t('records.updated', { field: label }),
              { [name]: seen.value[name] ?? null },
            )
          : await saveField(entity.name, seen.value, name, value.value, {
              ...titles,
              ...names.value,
            })
      keep(row)
      cancel()
      return true
    } catch (error) {
      await refused(error)
      return false
    } finally {
      saving.value = false
    }
  }

  /** What was typed stays in the box; the sentence beneath says why. */
  async function refused(error: unknown): Promise<void> {
    const { entity } = field()
    const failure = failureFrom(error)
    problem.value = problemIn(failure)
    if (failure.kind !== 'conflict') return
    const now = await client.records
      .read({ entity: entity.name, id: seen.value.id })
      .catch(() => undefined)
    // One that was deleted has no other value to choose: the sentence says where it is.
    if (now?.row.deletedAt === null) theirs.value = now.row
  }

  function keepTheirs(): void {
    if (theirs.value) keep(theirs.value)
    cancel()
  }

  /** Having seen theirs, the person's own value may replace it. */
  function insist(): void {
    if (theirs.value) seen.value = theirs.value
    theirs.value = null
    problem.value = null
  }

  async function useMine(): Promise<void> {
    insist()
    await save()
  }

  return {
    value,
    text,
    problem,
    names,
    saving,
    saved,
    theirs,
    begin,
    cancel,
    isSound,
    save,
    wrong,
    keepTheirs,
    insist,
    useMine,
    fill: (values: AnyValues) => (follows.value = { ...follows.value, ...values }),
    name: (titles: Titles) => (names.value = { ...names.value, ...titles }),
    values: computed<AnyValues>(() => ({ ...field().row, ...follows.value })),
  }
}
