import type { SampleProgress } from '../../../shared/api/contract.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act, Transaction } from '../records/changeLog.ts'
import { closingSurveyId } from '../service/seedSurveys.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { makeSample } from './makeSample.ts'
import type { SampleRecord } from './sampleOffice.ts'

/** Records written in one transaction. */
const batch = 400
/** The sample is the same in every office; another seed would be another sample. */
const seed = 'laike'

/** Whether records of the sample office are here. */
export function hasSample({ reading }: Office): boolean {
  return (readSetting(reading, 'sampleActs') ?? []).length > 0
}

/**
 * Fills an empty office with the sample one, in batches under one act. When the signal fires it stops after the
 * batch at hand; `clearSample` removes what is there. Throws a `conflict` failure in an office that has records.
 */
export async function* fillSample(
  office: Office,
  { id, actor }: Pick<Act, 'id' | 'actor'>,
  signal?: AbortSignal,
): AsyncGenerator<SampleProgress, void> {
  demandEmpty(office)
  const act: Act = { id, source: 'sample', actor }
  const me = actor.user ?? readSetting(office.reading, 'openUser')
  if (me === undefined) throw failure('conflict', problem([], 'notSetUp'))
  const records = makeSample({
    seed,
    now: office.clock.now(),
    ids: office.ids,
    me,
    causes: causesOf(office),
    survey: surveyOf(office),
  })
  const of = records.length
  office.store.transact(act, (tx) => {
    writeSetting(tx, 'sampleActs', [...(readSetting(tx, 'sampleActs') ?? []), id])
  })
  filling.add(office)
  try {
    yield { done: 0, of }
    for (let start = 0; start < of && !signal?.aborted; start += batch) {
      office.store.transact(act, (tx) => {
        for (const made of records.slice(start, start + batch)) write(office, tx, made)
      })
      yield { done: Math.min(start + batch, of), of }
      await new Promise(setImmediate)
    }
  } finally {
    filling.delete(office)
  }
}

/** Offices whose sample is coming in. */
const filling = new WeakSet<Office>()

/** Whether the sample is coming in: its cases are on their way then, and not what they will be. */
export const isFilling = (office: Office): boolean => filling.has(office)

function write(office: Office, tx: Transaction, made: SampleRecord): void {
  const { store, registry } = office
  const entity = registry[made.entity]!
  const then = asOf(tx, made)
  if (made.changes) store.update(then, entity, made.id, made.values)
  else store.create(then, entity, made.id, made.values)
}

/** The same transaction at another moment, of somebody else: the sample's customers were not all met today. The log still tells the truth. */
const asOf = (tx: Transaction, { at, by }: SampleRecord): Transaction => ({
  ...tx,
  now: at,
  ...(by !== undefined && { act: { ...tx.act, actor: { ...tx.act.actor, user: by } } }),
})

const causesOf = ({ reading }: Office): ReadonlySet<string> =>
  new Set(
    reading
      .all(query.selectFrom('caseCause').select('id').where('deletedAt', 'is', null))
      .map(({ id }) => id),
  )

const surveyOf = ({ reading }: Office): string | null =>
  reading.first(
    query
      .selectFrom('survey')
      .select('id')
      .where('id', '=', closingSurveyId)
      .where('active', '=', 1)
      .where('deletedAt', 'is', null),
  )?.id ?? null

function demandEmpty({ reading, registry }: Office): void {
  for (const name of ['customer', 'contact', 'interaction', 'task', 'serviceCase']) {
    const entity = registry[name]!
    const one = anyQuery
      .selectFrom(entity.name)
      .select('id')
      .where('deletedAt', 'is', null)
      .limit(1)
    if (reading.first(one)) throw failure('conflict', problem([], 'officeNotEmpty'))
  }
}
