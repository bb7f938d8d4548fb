import { computed, reactive, ref, watch } from 'vue'
import type { AnyRow, AnyValues, Entity } from '../../shared/entity.ts'
import { typedFields } from '../../shared/entity.ts'
import { failureOf, type Problem } from '../../shared/failure.ts'
import { dayOf } from '../../shared/fields/date.ts'
import type { Initial } from '../../shared/fields/field.ts'
import { checkDraft } from '../../shared/fields/values.ts'
import { client } from '../client.ts'
import { failureFrom } from '../failureFrom.ts'
import { useSession } from '../session.ts'
import { draftKeeper } from './draftKeeping.ts'
import { newId } from './ids.ts'
import { createRecord } from './recordData.ts'

/** What is typed into a form: values by field, and texts that can't be read as values yet. */
interface FormDraft {
  /** The record it becomes: an answer that was lost and a second try make one record. */
  readonly id: string
  readonly values: Record<string, unknown>
  readonly texts: Record<string, string>
}

const isDraft = (value: unknown): value is FormDraft =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  isId(value.id) &&
  'values' in value &&
  'texts' in value

const isId = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)

/** What a new record starts with. */
export function startingValues(
  entity: Entity,
  given: AnyValues,
  person: string | null,
): Record<string, unknown> {
  const start = (initially: Initial): unknown => {
    if (typeof initially !== 'object') return initially
    if (initially.current === 'user') return person
    return initially.current === 'today' ? dayOf(Date.now()) : Date.now()
  }
  const values: Record<string, unknown> = {}
  for (const name of typedFields(entity)) {
    const { initially } = entity.fields[name]!
    if (initially !== undefined) values[name] = start(initially)
  }
  return { ...values, ...given }
}

/**
 * The fields shown at once: what a list shows, what must be filled in, and what is already given. A moment that a record
 * does not start with (when a task was done) comes later.
 */
export function fewFields(entity: Entity, given: AnyValues): string[] {
  const comesLater = (name: string) =>
    entity.fields[name]?.kind === 'instant' && entity.fields[name].initially === undefined
  const shown = new Set([
    entity.title,
    ...entity.list.filter((name) => !comesLater(name)),
    ...Object.keys(given),
    ...typedFields(entity).filter((name) => {
      const { required, initially } = entity.fields[name]!
      return required && initially === undefined
    }),
  ])
  const grouped = Object.values(entity.groups).flat()
  return grouped.filter((name) => shown.has(name) && !entity.fields[name]?.derived)
}

/** A form for a new record: kept as it is typed, checked before it is sent, and nothing in it lost by a failure. */
export function useRecordForm(entity: Entity, given: AnyValues) {
  const session = useSession()
  const person = session.person?.id ?? null
  const home = Object.values(given).filter(isId).join('.')
  const draft = draftKeeper(`form.${person ?? ''}.${entity.name}.${home}`, isDraft)

  const values = reactive<Record<string, unknown>>({})
  const texts = reactive<Record<string, string>>({})
  const problems = reactive<Record<string, Problem>>({})
  /** What is wrong with the whole, not with one field. */
  const trouble = ref<Problem | null>(null)
  const restored = ref(false)
  const saving = ref(false)
  let id = newId()
  let started = ''
  /** It may be there already: it was sent before, and nobody heard what came of it. */
  let tried = false

  const state = () => JSON.stringify({ values, texts })
  const dirty = computed(() => state() !== started)

  function clear(record: Record<string, unknown>): void {
    for (const key of Object.keys(record)) delete record[key]
  }

  function begin(): void {
    id = newId()
    for (const record of [values, texts, problems]) clear(record)
    Object.assign(values, startingValues(entity, given, person))
    started = state()
    trouble.value = null
    restored.value = false
    tried = false
  }

  begin()
  const kept = draft.read()
  if (kept) {
    const known = typedFields(entity)
    for (const name of known) {
      if (Object.hasOwn(kept.values, name)) values[name] = kept.values[name]
      const text = kept.texts[name]
      if (text !== undefined) texts[name] = text
    }
    restored.value = dirty.value
    if (restored.value) id = kept.id
    tried = restored.value
  }
  watch(
    () => state(),
    (now) => {
      if (now === started) draft.drop()
      else draft.keep({ id, values: { ...values }, texts: { ...texts } })
    },
    { flush: 'sync' },
  )

  function set(name: string, value: unknown): void {
    values[name] = value
    delete problems[name]
    trouble.value = null
  }

  function setText(name: string, text: string | undefined): void {
    if (text === undefined) delete texts[name]
    else texts[name] = text
  }

  function setProblem(name: string, key: string | null): void {
    if (key === null) delete problems[name]
    else problems[name] = { path: [name], key }
  }

  /** Throws away what was typed. */
  const discard = (): void => next()

  /** Ready for the next record of the same kind. What the form passed through on the way is nothing that was typed. */
  function next(): void {
    begin()
    draft.drop()
  }

  function refuse(found: readonly Problem[]): void {
    for (const problem of found) {
      const name = String(problem.path[0] ?? '')
      if (name && entity.fields[name]) problems[name] ??= problem
      else trouble.value = problem
    }
  }

  /** What goes to the office: fields that hold something. */
  const filled = () =>
    Object.fromEntries(
      Object.entries(values).filter(
        ([, value]) => value !== null && value !== undefined && value !== '',
      ),
    )

  function check(): boolean {
    for (const name of Object.keys(problems)) if (texts[name] === undefined) delete problems[name]
    try {
      checkDraft(entity, filled())
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      refuse(failure.problems)
    }
    return Object.keys(problems).length === 0
  }

  /** A record that was there already, with what was typed since. */
  async function mended(made: AnyRow): Promise<AnyRow> {
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
    const since = Object.entries(filled()).filter(([name, value]) => !same(value, made[name]))
    if (since.length === 0) return made
    const values = Object.fromEntries(since)
    return client.records.update({ entity: entity.name, id: made.id, act: newId(), values })
  }

  /** Answers the record, or undefined when something has to be looked at first. */
  async function save(): Promise<AnyRow | undefined> {
    if (saving.value || !check()) return undefined
    saving.value = true
    try {
      const made = await createRecord(entity.name, filled(), id)
      const row = tried ? await mended(made) : made
      draft.drop()
      started = state()
      return row
    } catch (error) {
      tried = true
      refuse(failureFrom(error).problems)
      return undefined
    } finally {
      saving.value = false
    }
  }

  return {
    values,
    texts,
    problems,
    trouble,
    restored,
    saving,
    dirty,
    set,
    setText,
    setProblem,
    discard,
    save,
    next,
    get id() {
      return id
    },
  }
}

export type RecordFormState = ReturnType<typeof useRecordForm>
