import type { Titles } from '../../../shared/api/records.ts'
import type { Entity } from '../../../shared/entity.ts'
import { fieldIn } from '../../../shared/fields/asking.ts'
import {
  isCondition,
  isGroup,
  type Filter,
  type InView,
  type Related,
  type Through,
} from '../../../shared/filter.ts'
import { targetOf } from '../../../shared/settledFilter.ts'
import { useLookups } from '../../lookups.ts'
import { entityNow } from '../../registry.ts'
import { label, many, t } from '../../words.ts'
import { ownKindName } from '../ownKindName.ts'
import { useSavedViews } from '../savedViews.ts'
import { conditionWords, type ConditionWords } from './conditionWords.ts'
import { levelOf } from './filterTree.ts'

/** What records of another entity are called where they refer to this one. */
export function relatedName(entity: Entity, { related, by }: Pick<Related, 'related' | 'by'>) {
  const other = entityNow(related)
  if (!other) return t('filter.gone')
  if (other.name === entity.name) return ownKindName(entity.name)
  const ways = Object.keys(other.fields).filter((name) => other.fields[name]?.to === entity.name)
  const records = many(other.name)
  return ways.length > 1 ? t('filter.relatedBy', { records, by: label(other.name, by) }) : records
}

/** What a saved view of an entity is called as a question. */
export const segmentName = (entity: Entity) =>
  t(entity.name === 'customer' ? 'filter.segment' : 'filter.view')

/** What a part of a filter asks, as it stands in a chip. */
export function partWords(entity: Entity, part: Filter, titles: Titles): ConditionWords {
  if (isGroup(part)) return { field: filterWords(entity, part, titles), operator: '', value: '' }
  if (isCondition(part)) {
    if (fieldIn(entity, part.field)) return conditionWords(entity, part, titles)
    const ever = useLookups().registryWithRemoved[entity.name]
    const field =
      ever && fieldIn(ever, part.field) ? label(entity.name, part.field) : t('filter.gone')
    return { field, operator: '', value: '' }
  }
  if ('view' in part) return viewWords(entity, part)
  if ('found' in part) {
    return { field: t('filter.search'), operator: t('filter.found'), value: part.found }
  }
  return 'related' in part ? relatedWords(entity, part, titles) : throughWords(entity, part, titles)
}

function viewWords(entity: Entity, { view, not }: InView): ConditionWords {
  return {
    field: segmentName(entity),
    operator: t(not ? 'filter.inView.not' : 'filter.inView.is'),
    value: useSavedViews().view(view)?.name ?? '',
  }
}

function relatedWords(entity: Entity, part: Related, titles: Titles): ConditionWords {
  const target = targetOf(useLookups().registry, entity, part)
  const field = relatedName(entity, part)
  if (!target || !part.where) {
    return {
      field,
      operator: t(part.has ? 'filter.related.some' : 'filter.related.none'),
      value: '',
    }
  }
  return {
    field,
    operator: t(part.has ? 'filter.related.someWith' : 'filter.related.noneWith'),
    value: filterWords(target, part.where, titles),
  }
}

function throughWords(entity: Entity, part: Through, titles: Titles): ConditionWords {
  const target = targetOf(useLookups().registry, entity, part)
  const via = fieldIn(entity, part.through) ? label(entity.name, part.through) : t('filter.gone')
  if (!target) return { field: via, operator: '', value: '' }
  if (isGroup(part.where)) {
    return { field: via, operator: '', value: filterWords(target, part.where, titles) }
  }
  const said = partWords(target, part.where, titles)
  return { ...said, field: t('filter.via', { via, asked: said.field }) }
}

/** A whole filter as one reads it. */
export function filterWords(entity: Entity, filter: Filter, titles: Titles): string {
  if (!isGroup(filter)) {
    const { field, operator, value } = partWords(entity, filter, titles)
    return [field, operator, value].filter(Boolean).join(' ')
  }
  const { join, parts } = levelOf(filter)
  const said = parts.map((part) => {
    const words = filterWords(entity, part, titles)
    return isGroup(part) ? t('filter.bracket', { words }) : words
  })
  return said.join(` ${t(join === 'all' ? 'filter.and' : 'filter.or')} `)
}
