import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { entityNamed, referencesTo } from '../../../shared/entities/registry.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import type { PurgeProgress } from '../../../shared/api/recycleBin.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act, Transaction } from './changeLog.ts'
import { inPaces } from './inPaces.ts'
import { toRow } from './rows.ts'

interface Named {
  readonly entity: string
  readonly id: string
}

/**
 * Erases records that lie in the recycle bin, each with what belongs to it and lies there too, a few at a time. One that
 * something else still refers to stays, and is counted. Whether files of theirs are to be freed is for whoever hears
 * their ids.
 */
export async function* eraseDeleted(
  office: Pick<Office, 'store' | 'registry'>,
  act: Act,
  records: readonly Named[],
  freed: (files: ReadonlySet<string>) => void,
  signal?: AbortSignal,
): AsyncGenerator<PurgeProgress, void> {
  const chosen = new Set(records.map(({ id }) => id))
  const files = new Set<string>()
  let [erased, kept] = [0, 0]
  const write = (from: number, end: number) => {
    office.store.transact({ ...act, many: true }, (tx) => {
      const before = erased
      for (const { entity: name, id } of records.slice(from, end)) {
        const entity = entityNamed(office.registry, name)
        if (!entity) continue
        try {
          const gone = tx.attempt(() => erase(office, tx, entity, id, chosen))
          erased += gone.length
          for (const file of gone.flat()) files.add(file)
        } catch (error) {
          if (!failureOf(error)) throw error
          kept += 1
        }
      }
      if (erased > before) tx.note({ kind: 'purged', detail: { count: erased - before } })
    })
  }
  const done = yield* inPaces(records.length, write, { signal })
  freed(files)
  yield { kind: 'done', erased, kept, stopped: done < records.length }
}

/** Erases a deleted record after what belongs to it; answers for each that is gone with the files it ever had. */
function erase(
  { store, registry }: Pick<Office, 'store' | 'registry'>,
  tx: Transaction,
  entity: Entity,
  id: string,
  chosen: ReadonlySet<string>,
): string[][] {
  const stored = tx.first(anyQuery.selectFrom(entity.name).selectAll().where('id', '=', id))
  // It went with what it belongs to.
  if (!stored) return []
  const row = toRow(entity, stored)
  if (row.deletedAt === null) throw failure('conflict', problem([], 'notInBin'))
  if (isNamedElsewhere(tx, entity, id)) throw failure('conflict', problem([], 'stillReferredTo'))
  const parts: string[][] = []
  for (const { entity: other, field, required } of referencesTo(registry, entity)) {
    const referring = anyQuery.selectFrom(other.name).select(['id', 'deletedAt'])
    for (const each of tx.all(referring.where(field, '=', id))) {
      const part = String(each.id)
      const isBinned = each.deletedAt !== null
      if (isBinned && (other.belongsTo === field || required)) {
        parts.push(...erase({ store, registry }, tx, other, part, chosen))
      } else if (isBinned && chosen.has(part)) {
        store.derive(tx, other, part, { [field]: null })
      } else throw failure('conflict', problem([], 'stillReferredTo'))
    }
  }
  // Its entries are emptied with it: nobody would know of these any more.
  const files = filesOf(tx, entity, row)
  store.purge(tx, entity, id)
  return [...parts, files]
}

/** People stand in the history by name for good; a tag hangs on records without being a reference. */
function isNamedElsewhere(tx: Transaction, { name }: Entity, id: string): boolean {
  if (name === 'user') return true
  if (name !== 'tag') return false
  return tx.first(query.selectFrom('tagged').select('record').where('tag', '=', id)) !== undefined
}

function filesOf(tx: Transaction, entity: Entity, row: AnyRow): string[] {
  const held = Object.keys(entity.fields).filter(
    (name) => entity.fields[name]?.kind === 'attachments',
  )
  if (held.length === 0) return []
  const entries = tx
    .all(query.selectFrom('change').select('fields').where('record', '=', row.id))
    .map(({ fields }) => JSON.parse(fields) as Readonly<Record<string, readonly unknown[]>>)
  const values = held.flatMap((name) => [
    row[name],
    ...entries.flatMap((each) => each[name]?.slice(0, 2) ?? []),
  ])
  return values.flatMap((value) => ((value ?? []) as readonly Attachment[]).map(({ id }) => id))
}
