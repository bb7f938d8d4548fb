import type { Entity } from '../../../shared/entity.ts'
import { fieldIn } from '../../../shared/fields/asking.ts'
import { filterLimits, isCondition, isGroup, partsOf, type Filter } from '../../../shared/filter.ts'
import { isSearched, targetOf } from '../../../shared/settledFilter.ts'
import { typedMatch } from '../../fields/typedMatch.ts'
import { useLookups } from '../../lookups.ts'
import { entityNow } from '../../registry.ts'
import { sectionEntities } from '../../sections.ts'
import { useSession } from '../../session.ts'
import { label, t } from '../../words.ts'
import { columnFields } from '../list/columns.ts'
import { useSavedViews } from '../savedViews.ts'
import { firstQuestion, isComplete } from './conditionDraft.ts'
import { relatedName, segmentName } from './filterWords.ts'

/** Something that a filter can ask about. */
export interface QuestionChoice {
  readonly key: string
  readonly label: string
  readonly group: 'fields' | 'relateds' | 'throughs' | 'views' | 'others' | 'search'
  /** What is asked at first when it is chosen; absent where one chooses on, among the fields of another record. */
  readonly part?: Filter
  /** The reference whose record is asked about. */
  readonly via?: string
}

/** Where one chooses: the entity that is asked about, and how many steps from it have been taken already. */
export interface ChoosingFrom {
  readonly entity: Entity
  readonly steps: number
  /** Fields that stand first: those one sees. */
  readonly first: readonly string[]
}

/** What can be asked about, answering what was typed; what somebody typed for is found one step further too. */
export function questionChoices(from: ChoosingFrom, query: string): QuestionChoice[] {
  const typed = query.trim()
  const goesOn = from.steps < filterLimits.steps
  const fields = fieldChoices(from.entity, from.first)
  const others = fields.filter(({ group }) => group === 'others')
  const choices = [
    ...fields.filter(({ group }) => group === 'fields'),
    // Whoever types the name of a field means the one of these records, not that of another's.
    ...(typed ? others : []),
    ...(goesOn ? relatedChoices(from.entity) : []),
    ...(goesOn ? throughChoices(from.entity) : []),
    ...(goesOn && typed ? fieldsBehind(from.entity) : []),
    ...viewChoices(from.entity, typed !== ''),
    ...(typed ? [] : others),
  ]
  return [
    ...choices.filter((choice) => typedMatch(choice.label, typed)),
    ...(typed && isSearched(from.entity) ? [searchFor(typed)] : []),
  ]
}

/** Whatever was typed can be looked for as the search box does. */
const searchFor = (found: string): QuestionChoice => ({
  key: 'search',
  label: t('filter.searchFor', { typed: found }),
  group: 'search',
  part: { found },
})

function fieldChoices(entity: Entity, first: readonly string[]): QuestionChoice[] {
  const all = columnFields(entity)
  const shown = first.filter((field) => all.includes(field))
  return [...shown, ...all.filter((field) => !shown.includes(field))].flatMap(
    (field): QuestionChoice[] => {
      const spec = fieldIn(entity, field)
      const part = spec && firstQuestion(field, spec)
      const group = first.length === 0 || shown.includes(field) ? 'fields' : 'others'
      return part ? [{ key: field, label: label(entity.name, field), group, part }] : []
    },
  )
}

/** Whether records of an entity can be looked at, so that one knows what a question about them finds. */
const isOpen = (entity: Entity) =>
  sectionEntities.includes(entity.name) && useSession().may(entity.name, 'see')

const relatedChoices = (entity: Entity): QuestionChoice[] =>
  Object.values(useLookups().registry)
    .filter(isOpen)
    .flatMap((other) =>
      Object.keys(other.fields)
        .filter((by) => other.fields[by]?.to === entity.name)
        .map((by): QuestionChoice => {
          const part = { related: other.name, by, has: true, where: null }
          return {
            key: `${other.name}.${by}`,
            label: relatedName(entity, part),
            group: 'relateds',
            part,
          }
        }),
    )

/** The references whose records can be asked about, and the entities of these. */
const references = (entity: Entity) =>
  Object.entries(entity.fields).flatMap(([field, { to }]) => {
    const target = to === undefined ? undefined : entityNow(to)
    return target && isOpen(target) ? [{ field, target }] : []
  })

const throughChoices = (entity: Entity): QuestionChoice[] =>
  references(entity).map(({ field }) => ({
    key: `${field} …`,
    label: t('filter.of', { via: label(entity.name, field) }),
    group: 'throughs',
    via: field,
  }))

const fieldsBehind = (entity: Entity): QuestionChoice[] =>
  references(entity).flatMap(({ field, target }) =>
    fieldChoices(target, []).map((choice): QuestionChoice => ({
      key: `${field} ${choice.key}`,
      label: t('filter.via', { via: label(entity.name, field), asked: choice.label }),
      group: 'throughs',
      part: { through: field, where: choice.part! },
    })),
  )

function viewChoices(entity: Entity, byName: boolean): QuestionChoice[] {
  const views = useSavedViews().of(entity.name)
  if (views.length === 0) return []
  const any: QuestionChoice = {
    key: 'view',
    label: segmentName(entity),
    group: 'views',
    part: { view: '' },
  }
  const named = views.map(({ id, name }): QuestionChoice => {
    const inView = t('filter.via', { via: segmentName(entity), asked: name })
    return { key: id, label: inView, group: 'views', part: { view: id } }
  })
  return byName ? named : [any]
}

/** Whether a part says something that can be asked. */
export function isAskable(entity: Entity, part: Filter): boolean {
  if (isGroup(part)) return partsOf(part).every((each) => isAskable(entity, each))
  if (isCondition(part)) {
    const spec = fieldIn(entity, part.field)
    return spec !== undefined && isComplete(spec, part)
  }
  if ('view' in part) return part.view !== ''
  if ('found' in part) return part.found.trim() !== ''
  const target = targetOf(useLookups().registry, entity, part)
  return target !== undefined && (part.where === null || isAskable(target, part.where))
}
