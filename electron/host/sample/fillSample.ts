import type { SampleProgress } from '../../../shared/api/contract.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act, Transaction } from '../records/changeLog.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { makeSample } from './makeSample.ts'

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
  const records = makeSample({ seed, now: office.clock.now(), ids: office.ids, me })
  const of = records.length
  office.store.transact(act, (tx) => {
    writeSetting(tx, 'sampleActs', [...(readSetting(tx, 'sampleActs') ?? []), id])
  })
  yield { done: 0, of }
  for (let start = 0; start < of && !signal?.aborted; start += batch) {
    office.store.transact(act, (tx) => {
      for (const { entity, id: record, at, values } of records.slice(start, start + batch)) {
        office.store.create(asOf(tx, at), office.registry[entity]!, record, values)
      }
    })
    yield { done: Math.min(start + batch, of), of }
    await new Promise(setImmediate)
  }
}

/** The same transaction at another moment: the sample's customers were not all met today. The log still tells the truth. */
const asOf = (tx: Transaction, now: number): Transaction => ({ ...tx, now })

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
