import type { ColumnTarget } from '../../../shared/api/importing.ts'
import { entityNow } from '../../registry.ts'
import { label, t } from '../../words.ts'

/** What a target is called under the heading of its entity. */
export function targetWords({ entity, field, part }: ColumnTarget): string {
  const name = label(entity, field)
  if (part) return t('importing.part', { field: name, part: t(`importing.parts.${part}`) })
  return entityNow(entity)?.fields[field]?.kind === 'address'
    ? t('importing.whole', { field: name })
    : name
}

/** What a target is called on its own. */
export const targetName = (target: ColumnTarget) =>
  target.entity === 'contact'
    ? t('importing.contactField', { field: targetWords(target) })
    : targetWords(target)
