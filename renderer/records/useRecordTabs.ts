import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { AnyRow, Entity } from '../../shared/entity.ts'
import { useWords } from '../words.ts'
import { additionsTo } from './additions.ts'
import { ownKindName } from './ownKindName.ts'
import { recordShape, relationsOf, type Relation } from './recordShape.ts'
import { useRelatedCounts } from './relatedData.ts'

export interface RelatedTab {
  readonly key: string
  readonly label: string
  /** null for none: a nought says nothing. */
  readonly count: number | null
  /** Absent for the files. */
  readonly relation?: Relation
}

/** What hangs on a record, with counts: whatever refers to it, and its files. */
export function useRecordTabs(
  entity: MaybeRefOrGetter<Entity>,
  row: MaybeRefOrGetter<AnyRow | undefined>,
  id: MaybeRefOrGetter<string>,
) {
  const { t, many } = useWords()
  const counts = useRelatedCounts(() => toValue(entity).name, id)
  const labelOf = ({ entity: name }: Relation) => {
    const own = toValue(entity).name
    if (name === own) return ownKindName(own)
    return additionsTo(own).related[name]?.label?.() ?? many(name)
  }
  return computed<RelatedTab[]>(() => {
    const own = toValue(entity)
    const { attachments } = recordShape(own)
    const files = attachments ? toValue(row)?.[attachments] : undefined
    return [
      ...relationsOf(own).map((relation) => ({
        key: `${relation.entity}.${relation.field}`,
        label: labelOf(relation),
        count: counts.value.get(`${relation.entity}.${relation.field}`) || null,
        relation,
      })),
      ...(attachments
        ? [
            {
              key: 'attachments',
              label: t('records.attachments'),
              count: Array.isArray(files) ? files.length : null,
            },
          ]
        : []),
    ]
  })
}
