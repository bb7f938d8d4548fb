import { computed, onScopeDispose, reactive, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { AnyRow, AnyValues, Entity } from '../../shared/entity.ts'
import { isCustom } from '../../shared/customFields.ts'
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
  /** The record it becomes. */
  readonly id: string
  /**
   * What was sent to make it, where nobody heard what came of it: an answer that was lost and a second try make one
   * record.
   */
  readonly sent?: AnyValues | undefined
  readonly values: Record<string, unknown>
  readonly texts: Record<string, string>
}

const isDraft = (value: unknown): value is FormDraft =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  isId(value.id) &&
  isRecord('values' in value && value.values) &&
  isRecord('texts' in value && value.texts) &&
  (!('sent' in value) || isRecord(value.sent))

const isRecord = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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

/** Custom fields shown at once. */
const ownAtOnce = 6

/**
 * The fields shown at once: those that the entity asks first, or else what a list shows; what must be filled in, what is
 * already given, and the first few of the office's own. A moment that a record does not start with (when a task was
 * done) comes later.
 */
export function fewFields(entity: Entity, given: AnyValues): string[] {
  const comesLater = (name: string) =>
    entity.fields[name]?.kind === 'instant' && entity.fields[name].initially === undefined
  const shown = new Set([
    ...(entity.asks ?? [entity.title, ...entity.list.filter((name) => !comesLater(name))]),
    ...Object.keys(given),
    ...typedFields(entity).filter(isCustom).slice(0, ownAtOnce),
    ...typedFields(entity).filter((name) => {
      const { required, initially } = entity.fields[name]!
      return required && initially === undefined
    }),
  ])
  const askable = Object.values(entity.groups)
    .flat()
    .filter((name) => !entity.fields[name]?.derived && !entity.asksLater?.includes(name))
  if (!entity.asks) return askable.filter((name) => shown.has(name))
  return [...shown].filter((name) => askable.includes(name))
}

/** A part of a form: a group of the entity, or what is asked before all groups. */
export interface FormPart {
  readonly group: string | null
  /** All of it. */
  readonly fields: readonly string[]
  /** What of it is there before anybody asks for more. */
  readonly few: readonly string[]
}

/** The parts of a form, in order: what the entity asks first stands before its groups, and nothing moves as more is shown. */
export function formParts(entity: Entity, given: AnyValues): FormPart[] {
  const few = fewFields(entity, given)
  const first = entity.asks ? few : []
  const groups = Object.entries(entity.groups).map(([group, names]) => {
    const fields = names.filter(
      (name) =>
        entity.fields[name]?.derived === false &&
        !first.includes(name) &&
        !entity.asksLater?.includes(name),
    )
    return { group, fields, few: fields.filter((name) => few.includes(name)) }
  })
  return [...(entity.asks ? [{ group: null, fields: first, few: first }] : []), ...groups]
}

/** The records that the forms open on this page become: no two forms make one. */
const coming = new Set<string>()

/** Two values of a field that hold the same. */
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * A form for a new record: kept as it is typed, checked before it is sent, and nothing in it lost by a failure. `over`
 * tells forms apart that are open at once, each over the one that asked for it. What stands in a field that the office
 * removes meanwhile is kept, and not sent.
 */
export function useRecordForm(of: MaybeRefOrGetter<Entity>, given: AnyValues, over = '') {
  const entity = computed(() => toValue(of))
  const session = useSession()
  const person = session.person?.id ?? null
  const home = Object.values(given).filter(isId).join('.')
  const draft = draftKeeper(`form.${person ?? ''}.${entity.value.name}.${home}${over}`, isDraft)

  const values = reactive<Record<string, unknown>>({})
  const texts = reactive<Record<string, string>>({})
  const problems = reactive<Record<string, Problem>>({})
  /** What is wrong with the whole, not with one field. */
  const trouble = ref<Problem | null>(null)
  const restored = ref(false)
  const saving = ref(false)
  let id = ''
  let started = ''
  /** What it holds if it is there already: what was sent before, and nobody heard what came of it. */
  let sent: AnyValues | undefined

  const state = () => JSON.stringify({ values, texts })
  const dirty = computed(() => state() !== started)

  function clear(record: Record<string, unknown>): void {
    for (const key of Object.keys(record)) delete record[key]
  }

  function become(next: string): void {
    coming.delete(id)
    coming.add((id = next))
  }
  onScopeDispose(() => coming.delete(id))

  const keep = () => draft.keep({ id, sent, values: { ...values }, texts: { ...texts } })

  function begin(): void {
    become(newId())
    for (const record of [values, texts, problems]) clear(record)
    Object.assign(values, startingValues(entity.value, given, person))
    started = state()
    trouble.value = null
    restored.value = false
    sent = undefined
  }

  begin()
  const kept = draft.read()
  if (kept && !coming.has(kept.id)) {
    const known = [...typedFields(entity.value), ...Object.keys(kept.values).filter(isCustom)]
    for (const name of known) {
      if (Object.hasOwn(kept.values, name)) values[name] = kept.values[name]
      const text = kept.texts[name]
      if (text !== undefined) texts[name] = text
    }
    sent = kept.sent
    // One that was never sent may be open elsewhere as well, and become a record there.
    if (sent) become(kept.id)
    restored.value = dirty.value || sent !== undefined
  }
  watch(
    () => state(),
    (now) => {
      if (now === started && !sent) draft.drop()
      else keep()
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
      if (name && entity.value.fields[name]) problems[name] ??= problem
      else trouble.value = problem
    }
  }

  const isTyped = (name: string) => entity.value.fields[name]?.derived === false

  /** What goes to the office: fields that are there and hold something. */
  const filled = () =>
    Object.fromEntries(
      Object.entries(values).filter(
        ([name, value]) => value !== null && value !== undefined && value !== '' && isTyped(name),
      ),
    )

  function check(): boolean {
    for (const name of Object.keys(problems)) {
      if (texts[name] === undefined || !isTyped(name)) delete problems[name]
    }
    try {
      checkDraft(entity.value, filled())
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      refuse(failure.problems)
    }
    return Object.keys(problems).length === 0
  }

  /** Makes the record, or finds it as it was made before. What the office finds wrong with it says that it is not there. */
  async function make(): Promise<AnyRow> {
    try {
      return await createRecord(entity.value.name, filled(), id)
    } catch (error) {
      if (failureFrom(error).kind === 'invalid') sent = undefined
      throw error
    }
  }

  /** A record that was there already, with what was typed since it was sent `before`. */
  async function mended(made: AnyRow, before: AnyValues): Promise<AnyRow> {
    const now = checkDraft(entity.value, filled())
    const since = Object.keys({ ...before, ...now }).filter(
      (name) => isTyped(name) && !same(now[name], before[name]) && !same(now[name], made[name]),
    )
    if (since.length === 0) return made
    const of = (from: AnyValues) =>
      Object.fromEntries(since.map((name) => [name, from[name] ?? null]))
    try {
      return await client.records.update({
        entity: entity.value.name,
        id: made.id,
        act: newId(),
        values: of(now),
        seen: of(before),
      })
    } catch (error) {
      // Whoever saves again, having been told that somebody changed it, means to.
      if (failureFrom(error).kind === 'conflict') sent = { ...before, ...of(made) }
      throw error
    }
  }

  /** Answers the record, or undefined when something has to be looked at first. */
  async function save(): Promise<AnyRow | undefined> {
    if (saving.value || !check()) return undefined
    saving.value = true
    const before = sent
    sent ??= checkDraft(entity.value, filled())
    keep()
    try {
      const made = await make()
      const row = before ? await mended(made, before) : made
      draft.drop()
      started = state()
      return row
    } catch (error) {
      keep()
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
