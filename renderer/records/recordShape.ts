import { entities, type Registry } from '../../shared/entities/registry.ts'
import { isCustom } from '../../shared/customFields.ts'
import type { AnyRow, AnyValues, Entity } from '../../shared/entity.ts'

/** Which of an entity's fields play a part at the head of its pages; what it doesn't have is left out. */
export interface RecordShape {
  readonly level: string | undefined
  readonly stage: string | undefined
  readonly owner: string | undefined
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly address: string | undefined
  readonly industry: string | undefined
  readonly attachments: string | undefined
  /** Whether something is done. */
  readonly done: string | undefined
  /** The other fields of its list that say what it is and whose: beside the title, in the list's order. */
  readonly about: readonly string[]
}

/** Kinds that say nothing without the name of their field. */
const mute = new Set(['yesNo', 'number'])

const shapes = new WeakMap<Entity, RecordShape>()

/** Reads the parts from the declaration. */
export function recordShape(entity: Entity): RecordShape {
  const known = shapes.get(entity)
  if (known) return known
  const names = Object.keys(entity.fields)
  const first = (test: (name: string) => boolean) => names.find(test)
  const ofKind = (kind: string) => names.filter((name) => entity.fields[name]?.kind === kind)
  const choiceOf = (dictionary: string) =>
    first((name) => entity.fields[name]?.dictionary === dictionary)
  const parts = {
    level: choiceOf('customerLevel'),
    stage: choiceOf('customerStage'),
    owner: first((name) => name === 'owner' && entity.fields[name]?.to === 'user'),
    phones: ofKind('phone'),
    emails: ofKind('email'),
    address: ofKind('address')[0],
    industry: choiceOf('industry'),
    attachments: ofKind('attachments')[0],
    done: first((name) => name === 'doneAt' && entity.fields[name]?.kind === 'instant'),
  }
  const reach = (entity.groups as Readonly<Record<string, readonly string[]>>)['reach'] ?? []
  const told = [entity.title, parts.level, parts.stage, parts.owner, parts.done, ...reach]
  const about = [...entity.list, ...(entity.about ?? [])].filter((name) => {
    const spec = entity.fields[name]
    return spec && !told.includes(name) && !spec.derived && !mute.has(spec.kind)
  })
  const shape = { ...parts, about }
  shapes.set(entity, shape)
  return shape
}

/** A field of another entity that refers to this one. */
export interface Relation {
  readonly entity: string
  readonly field: string
}

/** What is written down here is read in the timeline, and views and alerts are no business of whoever looks there. */
const noTables = new Set(['interaction', 'savedView', 'caseStep', 'caseAlert', 'mailingRecipient'])

/** What refers to records of an entity, in the registry's order, its own kind last. */
export function relationsOf(entity: Entity, registry: Registry = entities): Relation[] {
  const relations = Object.values(registry)
    .filter((other) => !noTables.has(other.name))
    .flatMap((other) =>
      Object.keys(other.fields)
        .filter((field) => other.fields[field]?.to === entity.name)
        .map((field) => ({ entity: other.name, field })),
    )
  const own = (relation: Relation) => Number(relation.entity === entity.name)
  return relations.sort((a, b) => own(a) - own(b))
}

/** Whether records of one entity are told of another; what a colleague did is theirs, and not told of them. */
export function standsInTimeline(entity: Entity, about: Entity): boolean {
  return (
    about.name !== 'user' &&
    entity.timeline !== undefined &&
    Object.values(entity.fields).some((spec) => spec.to === about.name)
  )
}

/**
 * What a new record of another entity starts with so that it belongs to this one: the reference to it, and the
 * references they share (a call to a contact is also a call to the contact's customer).
 */
export function belongingTo(other: Entity, entity: Entity, row: AnyRow): AnyValues {
  const values: Record<string, unknown> = {}
  for (const [name, spec] of Object.entries(other.fields)) {
    if (spec.kind !== 'reference' || spec.to === 'user') continue
    if (spec.to === entity.name) values[name] = row.id
    else {
      const shared = Object.keys(entity.fields).find(
        (field) => entity.fields[field]?.to === spec.to && row[field] != null,
      )
      if (shared) values[name] = row[shared]
    }
  }
  return values
}

/** Most fields shown in a peek. */
const peekFields = 8

/** Kinds that say much in little room. */
const telling = new Set(['tags', 'money', 'number', 'date', 'duration'])

/** What happened is read; on whatever else one fills in what is not known yet. */
const isTold = (entity: Entity) => entity.timeline !== undefined

/** The texts that a peek shows of something that happened, in full. */
export function peekTextsOf(entity: Entity, row: AnyRow): string[] {
  if (!isTold(entity)) return []
  return Object.values(entity.groups)
    .flat()
    .filter((name) => entity.fields[name]?.kind === 'longText')
    .filter((name) => name !== entity.title && row[name] != null)
}

/** The fields a peek shows: how to reach them first, then codes, figures and the office's own, then the rest; filled ones before empty ones, and those alone of what happened. */
export function peekFieldsOf(entity: Entity, row: AnyRow): string[] {
  const shape = recordShape(entity)
  const told = [entity.title, shape.level, shape.stage, shape.owner, shape.attachments, shape.done]
  const grouped = Object.values(entity.groups).flat()
  const rank = (name: string): number => {
    const spec = entity.fields[name]!
    if (name !== 'fax' && [...shape.phones, ...shape.emails].includes(name)) return 0
    if (spec.kind === 'address') return 1
    return spec.search === 'code' || telling.has(spec.kind) || isCustom(name) ? 2 : 3
  }
  const free = grouped
    .filter((name) => {
      const spec = entity.fields[name]
      return spec && !told.includes(name) && spec.kind !== 'longText' && !shape.about.includes(name)
    })
    .sort((a, b) => rank(a) - rank(b))
  const filled = free.filter((name) => row[name] != null)
  if (isTold(entity)) return filled.slice(0, peekFields)
  return [...filled, ...free.filter((name) => row[name] == null)].slice(0, peekFields)
}
