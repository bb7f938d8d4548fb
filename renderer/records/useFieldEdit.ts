import { computed, ref, shallowRef, type Ref } from 'vue'
import type { Titles } from '../../shared/api/records.ts'
import type { AnyRow, AnyValues, Entity } from '../../shared/entity.ts'
import { checkChanges } from '../../shared/fields/values.ts'
import type { Problem } from '../../shared/failure.ts'
import { client } from '../client.ts'
import { failureFrom } from '../failureFrom.ts'
import { saveField, updateRecord, useRecordCache } from './recordData.ts'
import { t } from '../words.ts'

export interface EditedField {
  readonly entity: Entity
  readonly name: string
  readonly row: AnyRow
  readonly titles: Titles
  readonly label: string
}

/** Two values of a field that hold the same. */
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * One field of a record while it is edited in place: what stands in the box, what is wrong with it, and what
 * somebody else wrote meanwhile. `editing` turns false when there is nothing left to do.
 */
export function useFieldEdit(field: () => EditedField, editing: Ref<boolean>) {
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
  const seen = shallowRef<AnyRow>(field().row)

  function begin(): void {
    const { row, name } = field()
    seen.value = row
    value.value = row[name] ?? null
    text.value = undefined
    problem.value = null
    theirs.value = null
    follows.value = {}
    editing.value = true
  }

  function cancel(): void {
    editing.value = false
    problem.value = null
    theirs.value = null
  }

  const wrong = (key: string | null) =>
    (problem.value = key === null ? null : { path: [field().name], key })

  async function save(): Promise<boolean> {
    const { entity, name, titles, label } = field()
    if (saving.value || !editing.value) return false
    if (text.value !== undefined) return false
    if (same(value.value, seen.value[name])) {
      cancel()
      return true
    }
    saving.value = true
    try {
      checkChanges(entity, { [name]: value.value })
      const row =
        Object.keys(follows.value).length > 0
          ? await updateRecord(
              entity.name,
              seen.value.id,
              { ...follows.value, [name]: value.value },
              t('records.updated', { field: label }),
            )
          : await saveField(entity.name, seen.value, name, value.value, {
              ...titles,
              ...names.value,
            })
      cache(entity.name, row)
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
    const { entity, name } = field()
    const failure = failureFrom(error)
    problem.value =
      failure.problems.find(({ path }) => path[0] === name) ?? failure.problems[0] ?? null
    if (failure.kind !== 'conflict') return
    const now = await client.records
      .read({ entity: entity.name, id: seen.value.id })
      .catch(() => undefined)
    if (now) theirs.value = now.row
  }

  function keepTheirs(): void {
    const { entity } = field()
    if (theirs.value) cache(entity.name, theirs.value)
    cancel()
  }

  /** Having seen theirs, the person's own value may replace it. */
  async function useMine(): Promise<void> {
    if (theirs.value) seen.value = theirs.value
    theirs.value = null
    problem.value = null
    await save()
  }

  return {
    value,
    text,
    problem,
    saving,
    theirs,
    begin,
    cancel,
    save,
    wrong,
    keepTheirs,
    useMine,
    fill: (values: AnyValues) => (follows.value = { ...follows.value, ...values }),
    name: (titles: Titles) => (names.value = { ...names.value, ...titles }),
    values: computed<AnyValues>(() => ({ ...field().row, ...follows.value })),
  }
}
