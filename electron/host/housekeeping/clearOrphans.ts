import type { OrphanCounts } from '../../../shared/api/housekeeping.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { recordShare } from '../../../shared/entities/recordShare.ts'
import type { AttachmentStore } from '../attachments/attachmentStore.ts'
import { eraseAgain } from '../backup/eraseAgain.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'
import { asProgram, type Act, type Transaction } from '../records/changeLog.ts'
import { isGone, leftIn, type Dangling, type Orphans } from './findOrphans.ts'

/** Milliseconds: a file that came in a moment ago may be on its way to a record. */
const day = 24 * 60 * 60_000

/**
 * Takes away what belongs to nothing: files nobody knows of, references that lead nowhere (or the record, where it can't be
 * without), and what tags, shares and phone numbers still say of records that are gone.
 */
export async function clearOrphans(
  { office, attachments }: { readonly office: Office; readonly attachments: AttachmentStore },
  act: Act,
  { files, dangling, leftovers }: Orphans,
  spared = day,
): Promise<OrphanCounts> {
  const references = dangling.length + leftovers
  office.store.transact({ ...act, many: true }, (tx) => {
    for (const each of dangling) untie(office, asProgram(tx), each)
    if (leftovers > 0) forgetGone(office, asProgram(tx))
    tx.note({ kind: 'cleaned', detail: { files: files.length, references } })
  })
  for (const file of files) await attachments.clear(file, Date.now() - spared)
  return { files: files.length, references }
}

function untie(office: Office, tx: Transaction, { entity: name, id, field }: Dangling): void {
  const { store, registry } = office
  const entity = entityNamed(registry, name)
  const spec = entity?.fields[field]
  if (!entity || !spec) return
  const row = tx.first(anyQuery.selectFrom(name).select('deletedAt').where('id', '=', id))
  if (!row) return
  if (spec.required) eraseAgain(office, tx, entity, id)
  else if (row['deletedAt'] === null) store.update(tx, entity, id, { [field]: null })
  else store.derive(tx, entity, id, { [field]: null })
}

function forgetGone({ store, registry }: Office, tx: Transaction): void {
  for (const entity of Object.keys(registry)) {
    for (const table of ['tagged', 'duplicateKey'] as const) {
      tx.run(anyQuery.deleteFrom(table).where('entity', '=', entity).where(isGone(entity)))
    }
    const shares = tx.all(leftIn('recordShare', entity).select('id'))
    for (const { id } of shares) store.purge(tx, recordShare, String(id))
  }
}
