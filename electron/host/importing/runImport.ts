import { v5 } from 'uuid'
import type { ImportProgress, Mapping, RowPreview } from '../../../shared/api/importing.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { failureOf, type Problem } from '../../../shared/failure.ts'
import type { Office } from '../office.ts'
import { heldBack, heldFor } from '../consent/propose.ts'
import { demand, type Actor } from '../records/access.ts'
import type { Act, Transaction } from '../records/changeLog.ts'
import type { OfficeReader } from './officeReader.ts'
import { openSheet, type SheetInput } from './openSheet.ts'
import {
  planImport,
  type NewId,
  type PlannedContact,
  type PlannedCustomer,
  type PlannedRow,
} from './planImport.ts'
import { previewOf } from './rehearseImport.ts'

/** Rows written in one transaction. */
const batch = 500

/** What came of the rows so far. */
interface Tally {
  added: number
  updated: number
  waiting: number
  skipped: number
  contacts: number
  readonly failed: RowPreview[]
}

/**
 * Imports a file in batches under one act, so that one undo takes all of it back. When the signal fires it stops
 * after the batch at hand; what is written stays. Rows that can't be imported come back at the end.
 */
export async function* runImport(
  office: Office,
  actor: Actor,
  input: SheetInput & { readonly act: string },
  signal?: AbortSignal,
): AsyncGenerator<ImportProgress, void> {
  demand(actor, office.registry.customer!, 'import')
  const sheet = openSheet(office, actor, input)
  // The same act brings the same ids: a run that is sent twice adds nothing twice.
  const newId: NewId = (line, entity) => v5(`${entity} ${line}`, input.act)
  const rows = await planImport(office, actor, sheet, input.duplicates, newId, signal)
  const of = sheet.rows.length
  const tally: Tally = { added: 0, updated: 0, waiting: 0, skipped: 0, contacts: 0, failed: [] }
  const write = createWriter(office, { id: input.act, source: 'import', actor }, sheet, tally)
  yield { kind: 'progress', done: 0, of }
  for (let start = 0; start < rows.length && !signal?.aborted; start += batch) {
    write(rows.slice(start, start + batch))
    yield { kind: 'progress', done: Math.min(start + batch, rows.length), of }
    await new Promise(setImmediate)
  }
  yield { kind: 'done', ...tally, stopped: signal?.aborted ?? false }
}

function createWriter(
  office: Office,
  act: Act,
  { reader, mapping }: { readonly reader: OfficeReader; readonly mapping: Mapping },
  tally: Tally,
): (rows: readonly PlannedRow[]) => void {
  const made = new Set<string>()
  const broken = new Map<PlannedCustomer, readonly Problem[]>()

  const makeWanted = (tx: Transaction, entity: Entity, values: AnyValues) => {
    for (const wanted of reader.wantedFor(entity, values)) {
      if (made.has(wanted.id)) continue
      office.store.create(tx, office.registry[wanted.entity]!, wanted.id, wanted.values)
      made.add(wanted.id)
    }
  }

  const writeCustomer = (tx: Transaction, { id, existing, values }: PlannedCustomer) => {
    const entity = office.registry.customer!
    makeWanted(tx, entity, values)
    if (!existing) {
      office.store.create(tx, entity, id, values)
      tally.added += 1
      return
    }
    const given = withTags(tx, entity, existing, values)
    office.store.update(tx, entity, id, given)
    tally[heldBack(act.actor, entity, existing, given).length > 0 ? 'waiting' : 'updated'] += 1
  }

  const writeContact = (tx: Transaction, customer: string, contact: PlannedContact) => {
    const entity = office.registry.contact!
    makeWanted(tx, entity, contact.values)
    if (contact.existing) {
      const given = withTags(tx, entity, contact.existing, contact.values)
      office.store.update(tx, entity, contact.id, given)
      return
    }
    office.store.create(tx, entity, contact.id, { ...contact.values, customer })
    tally.contacts += 1
  }

  const writeRow = (tx: Transaction, planned: PlannedRow): void => {
    const { outcome, customer, first, contact } = planned
    if (outcome === 'error') tally.failed.push(previewOf(planned))
    if (outcome === 'skip') tally.skipped += 1
    if (!customer) return
    if (first) {
      const refused = problemsOf(mapping, 'customer', () =>
        tx.attempt(() => writeCustomer(tx, customer)),
      )
      if (refused) broken.set(customer, refused)
    }
    const problems =
      broken.get(customer) ??
      (contact &&
        problemsOf(mapping, 'contact', () =>
          tx.attempt(() => writeContact(tx, customer.id, contact)),
        ))
    if (problems) tally.failed.push({ ...previewOf(planned), outcome: 'error', problems })
  }

  return (rows) => {
    office.store.transact(act, (tx) => {
      for (const row of rows) writeRow(tx, row)
    })
  }
}

/** Tags are added to those that are there; everything else in the row replaces what is there. */
function withTags(tx: Transaction, entity: Entity, existing: AnyRow, values: AnyValues): AnyValues {
  const added = values.tags as readonly string[] | null | undefined
  if (!added) return values
  const before = heldFor(tx, entity, existing, 'tags') as readonly string[] | null
  return { ...values, tags: [...new Set([...(before ?? []), ...added])] }
}

/** What the store would not take, by column; undefined when it took everything. */
function problemsOf(
  mapping: Mapping,
  entity: 'customer' | 'contact',
  write: () => void,
): readonly Problem[] | undefined {
  try {
    write()
    return undefined
  } catch (error) {
    const problems = failureOf(error)?.problems
    if (!problems) throw error
    return problems.map((each) => {
      const column = mapping.findIndex(
        (target) => target?.entity === entity && target.field === each.path[0],
      )
      return { ...each, path: column < 0 ? [] : [column] }
    })
  }
}
