import type { AnyRow } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { titleOf } from '../../records/recordData.ts'
import { entityNow } from '../../registry.ts'
import { t } from '../../words.ts'

/** What is said of a record that was put back: also that what it belongs to still lies in the recycle bin, where it does. */
export async function restoredWords(title: string, name: string, record: AnyRow): Promise<string> {
  const owner = await ownerInBin(name, record)
  return owner
    ? t('recycleBin.restoredAlone', { title, owner })
    : t('recycleBin.restored', { title })
}

/** What it is called; undefined where nobody may see it. */
async function ownerInBin(name: string, record: AnyRow): Promise<string | undefined> {
  const entity = entityNow(name)
  const spec = entity?.belongsTo === undefined ? undefined : entity.fields[entity.belongsTo]
  const id = entity?.belongsTo === undefined ? undefined : record[entity.belongsTo]
  if (spec?.to === undefined || typeof id !== 'string') return undefined
  const owner = await client.records.read({ entity: spec.to, id }).catch(() => undefined)
  return owner && owner.row.deletedAt !== null ? titleOf(spec.to, owner.row) : undefined
}
