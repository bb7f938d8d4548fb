import type { Entity } from '../../../shared/entity.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act, Transaction } from '../records/changeLog.ts'
import { readVisible } from '../records/visible.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** Records erased in one transaction. */
const batch = 500
/** Ids asked for at once. */
const asked = 500
/** What refers to others goes before what it refers to. */
const order = [
  'surveyAnswer',
  'surveyResponse',
  'caseAlert',
  'caseStep',
  'interaction',
  'task',
  'serviceCase',
  'contact',
  'customer',
  'tag',
  'user',
]

/**
 * Erases the records of the sample office for good, whatever was changed in them since, and nothing else: what
 * somebody added stays, and only loses its reference to them. A colleague who got a password meanwhile stays too.
 */
export async function clearSample(
  office: Office,
  { id, actor }: Pick<Act, 'id' | 'actor'>,
): Promise<{ removed: number }> {
  const act: Act = { id, source: 'sample', actor }
  const made = sampleRecords(office)
  const sample = withDependents(office, made)
  office.store.transact(act, (tx) => {
    for (const entity of Object.values(office.registry)) letGo(office, tx, entity, sample)
  })
  office.store.transact(act, (tx) => untie(office, tx, sample))
  const doomed = order.flatMap((name) =>
    [...(sample.get(name) ?? [])].map((record) => ({ name, record })),
  )
  // Alerts are seen by nobody but whom they are for.
  const asProgram: Act = { ...act, actor: { ...actor, role: 'program' } }
  for (let start = 0; start < doomed.length; start += batch) {
    office.store.transact(asProgram, (tx) => {
      const some = doomed.slice(start, start + batch)
      for (const { name, record } of [...hungOnSince(office, tx, some, sample), ...some]) {
        office.store.purge(tx, office.registry[name]!, record)
      }
    })
    await new Promise(setImmediate)
  }
  office.store.transact(act, (tx) => writeSetting(tx, 'sampleActs', []))
  // What the office hung on it meanwhile is not counted: nobody asked for that.
  return { removed: doomed.filter(({ name, record }) => made.get(name)?.has(record)).length }
}

type Sample = ReadonlyMap<string, ReadonlySet<string>>

/** What the sample made and what is still there, by entity. */
function sampleRecords({ reading, registry }: Office): Sample {
  const acts = readSetting(reading, 'sampleActs') ?? []
  const made = new Map<string, Set<string>>()
  if (acts.length === 0) return made
  const changes = reading.all(
    query
      .selectFrom('change')
      .select(['entity', 'record'])
      .where('act', 'in', acts)
      .where('kind', '=', 'create'),
  )
  for (const { entity, record } of changes) {
    made.set(entity, (made.get(entity) ?? new Set()).add(record))
  }
  for (const [name, records] of made) {
    const there = new Set(idsAmong(reading, registry[name]!, 'id', [...records]))
    for (const record of records) if (!there.has(record)) records.delete(record)
  }
  const kept = reading.all(query.selectFrom('credential').select('user'))
  for (const { user } of kept) made.get('user')?.delete(user)
  return made
}

/** The steps and alerts of cases and the answers of responses: nothing without what they are of. */
const dependents = ['caseStep', 'caseAlert', 'surveyAnswer'] as const

/** The same with its dependents, whoever they came from. */
function withDependents({ reading, registry }: Office, sample: Sample): Sample {
  const all = new Map(sample)
  for (const name of dependents) {
    const held = dependentsOf(reading, registry[name]!, (to) => [...(sample.get(to) ?? [])])
    all.set(name, new Set([...(sample.get(name) ?? []), ...held]))
  }
  return all
}

/** What was hung on records of the sample since, such as alerts: the office is at work while it goes. */
function hungOnSince(
  { registry }: Office,
  tx: Transaction,
  some: readonly { readonly name: string; readonly record: string }[],
  sample: Sample,
) {
  const idsOf = (of: string) => some.flatMap(({ name, record }) => (name === of ? [record] : []))
  return dependents.flatMap((name) =>
    dependentsOf(tx, registry[name]!, idsOf)
      .filter((record) => !sample.get(name)?.has(record))
      .map((record) => ({ name, record })),
  )
}

const dependentsOf = (
  reading: Pick<Transaction, 'all'>,
  entity: Entity,
  idsOf: (name: string) => readonly string[],
): string[] => [
  ...new Set(
    Object.entries(entity.fields).flatMap(([field, { to, required }]) =>
      required && to ? idsAmong(reading, entity, field, idsOf(to)) : [],
    ),
  ),
]

/** Frees the office's own records from what will be gone; one in the recycle bin comes out for that and goes back. */
function letGo(office: Office, tx: Transaction, entity: Entity, sample: Sample): void {
  const own = new Map<string, Record<string, unknown>>()
  for (const [field, { to, kind }] of Object.entries(entity.fields)) {
    const gone = kind === 'tags' ? sample.get('tag') : to ? sample.get(to) : undefined
    if (!gone?.size) continue
    for (const id of kind === 'tags'
      ? tagged(tx, entity, gone)
      : idsAmong(tx, entity, field, [...gone])) {
      if (sample.get(entity.name)?.has(id)) continue
      const row = readVisible(tx, entity, office.rules[entity.name], tx.act.actor, id)
      const tags = row?.[field] as readonly string[] | null | undefined
      const left = kind === 'tags' ? (tags?.filter((tag) => !gone.has(tag)) ?? null) : null
      if (row) own.set(id, { ...own.get(id), [field]: left })
    }
  }
  for (const [id, values] of own) {
    const deleted = readVisible(tx, entity, office.rules[entity.name], tx.act.actor, id)?.deletedAt
    if (deleted) office.store.restore(tx, entity, id)
    office.store.update(tx, entity, id, values)
    if (deleted) office.store.remove(tx, entity, id)
  }
}

function tagged(tx: Transaction, entity: Entity, tags: ReadonlySet<string>): string[] {
  return tx
    .all(
      query
        .selectFrom('tagged')
        .select('record')
        .distinct()
        .where('entity', '=', entity.name)
        .where('tag', 'in', [...tags]),
    )
    .map(({ record }) => record)
}

/** Ids of the records whose field holds one of some values. */
function idsAmong(
  reading: Pick<Transaction, 'all'>,
  entity: Entity,
  field: string,
  values: readonly string[],
): string[] {
  const found: string[] = []
  for (let start = 0; start < values.length; start += asked) {
    const some = values.slice(start, start + asked)
    const rows = reading.all(anyQuery.selectFrom(entity.name).select('id').where(field, 'in', some))
    found.push(...rows.map(({ id }) => String(id)))
  }
  return found
}

/** Empties what records of the sample hold of others that go with them or before: whatever somebody tied together in it. */
function untie({ store, registry }: Office, tx: Transaction, sample: Sample): void {
  for (const [at, name] of order.entries()) {
    const entity = registry[name]!
    const gone = new Set(order.slice(0, at + 1))
    for (const [field, { to, required }] of Object.entries(entity.fields)) {
      if (!to || required || !gone.has(to)) continue
      for (const id of idsAmong(tx, entity, field, [...(sample.get(to) ?? [])])) {
        if (sample.get(name)?.has(id)) store.derive(tx, entity, id, { [field]: null })
      }
    }
  }
}
