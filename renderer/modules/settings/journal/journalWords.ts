import type { JournalLine, JournalPart, NotedEvent } from '../../../../shared/api/journal.ts'
import type { Titles } from '../../../../shared/api/records.ts'
import { isCustom } from '../../../../shared/customFields.ts'
import { changedFields, type FieldChange } from '../../../records/timeline/changeWords.ts'
import { entityEver } from '../../../registry.ts'
import { label, many, nameOf, one, speaker, t, withinSentence } from '../../../words.ts'

/** A record that a line speaks of, to be gone to. */
export interface SpokenOf {
  readonly entity: string
  readonly record: string
  readonly title: string
}

/** Who did it; what nobody did was done by the program. */
export const whoOf = ({ user, event }: JournalLine, titles: Titles): string => {
  if (event?.kind === 'signInRefused') return ''
  return user ? titles[user] || t('frame.nobody') : t('journal.program')
}

/** What a part of a line did, without the name of its one record, which stands beside. */
export function partWords({ entity, kind, count, record }: JournalPart): string {
  const what = record === null ? severalOf(entity, count) : withinSentence(called(entity, one))
  return t(`journal.did.${kind}`, { what })
}

const called = (entity: string, say: (name: string) => string) =>
  entityEver(entity) ? say(entity) : entity

/** So many records of a kind. */
export const severalOf = (entity: string, count: number) =>
  t('journal.several', { count, entities: called(entity, count === 1 ? one : many) })

/** What the one record of a part is called. */
export function recordOf({ entity, record, kind }: JournalPart, titles: Titles): SpokenOf | null {
  if (record === null || kind === 'purge') return null
  const title = titles[record]
  return title ? { entity, record, title: calledAfter(entity, title) } : null
}

/** The title of a record in a line; what a role says is called after a kind of record, or a field of one: those have words. */
export function calledAfter(entity: string, title: string): string {
  const [first = '', role] = title.split('\n')
  const what = named(entity, first)
  const isSaid = entity === 'roleRight' || entity === 'roleField'
  return isSaid && role ? t('journal.ofRole', { role, what }) : what
}

function named(entity: string, title: string): string {
  const known = entityEver(entity)
  const names = known?.fields[known.title]?.names
  if (names) return nameOf(names, title)
  if (entity !== 'roleField') return title
  const [of = '', field = ''] = title.split('.')
  return entityEver(of)
    ? t('customFields.ofEntity', { label: label(of, field), entity: one(of) })
    : field
}

/** The fields of the one record of a part, in words; those of a new one are only what it was given. */
export function fieldsOf({ entity, fields }: JournalPart, titles: Titles): FieldChange[] {
  const known = entityEver(entity)
  if (!known) return []
  return changedFields({ fields }, known, (field) => label(entity, field), speaker(titles))
    .filter(({ field, old, now }) => old !== '' || now !== '' || isCustom(field))
    .map((change) =>
      entity === 'roleField' && change.field === 'field'
        ? { ...change, now: label(String(fields['entity']?.new), change.now) }
        : change,
    )
}

/** What an event is about, to be gone to. */
export function aboutOf({ entity, record }: NotedEvent, titles: Titles): SpokenOf | null {
  const title = record ? titles[record] : undefined
  return entity && record && title ? { entity, record, title: calledAfter(entity, title) } : null
}
