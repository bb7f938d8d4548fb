import type { AnyRow } from '../entity.ts'
import { entities } from '../entities/registry.ts'
import type { FieldSpec } from '../fields/field.ts'
import { kindOf } from '../fields/kinds.ts'
import type { Speaker } from '../fields/kind.ts'
import { honorific } from '../printing/honorific.ts'

/** What a reply is written from; what was not read, or is not there, is null. */
export interface ReplySource {
  readonly case: AnyRow
  readonly customer: AnyRow | null
  readonly contact: AnyRow | null
  readonly office: string | null
  readonly me: string | null
}

const caseFields = [
  'number',
  'title',
  'kind',
  'product',
  'description',
  'demand',
  'receivedAt',
  'cause',
  'department',
  'owner',
  'answerDueAt',
  'solveDueAt',
  'compensation',
  'compensationAmount',
] as const

const customerFields = ['name', 'shortName', 'phone', 'address'] as const
const contactFields = ['name', 'position', 'mobile', 'phone', 'email'] as const

/** Fields that a reply to a case may hold, by what they are of; the first part of each names where it stands. */
export const replyFields = {
  case: caseFields.map((name) => `case.${name}`),
  customer: customerFields.map((name) => `case.customer.${name}`),
  contact: ['case.contact.honorific', ...contactFields.map((name) => `case.contact.${name}`)],
  rest: ['office.name', 'me.name', 'today'],
} as const

/** Fields that are worked out, and so have words of their own; all others are called as the entities call them. */
export const workedOut = ['case.contact.honorific', 'office.name', 'me.name', 'today'] as const

const all: ReadonlySet<string> = new Set(Object.values(replyFields).flat())

/** Whether a reply may hold this field. One that is removed later, or misspelt, is not known. */
export const isReplyField = (field: string): boolean => all.has(field)

/** Entity and field that a path leads to; null for one that is worked out or not known. */
export function replyTarget(
  path: string,
): { readonly entity: 'serviceCase' | 'customer' | 'contact'; readonly field: string } | null {
  if (!isReplyField(path) || workedOut.some((each) => each === path)) return null
  const [, first = '', second] = path.split('.')
  if (second === undefined) return { entity: 'serviceCase', field: first }
  return { entity: first as 'customer' | 'contact', field: second }
}

/** What stands for a field in a reply, in the speaker's language; null where there is nothing. */
export function replyValue(source: ReplySource, path: string, speaker: Speaker): string | null {
  if (path === 'office.name') return source.office
  if (path === 'me.name') return source.me
  if (path === 'today') return longDate(speaker.now, speaker)
  if (path === 'case.contact.honorific') return addressed(source, speaker)
  const target = replyTarget(path)
  if (!target) return null
  const row = target.entity === 'serviceCase' ? source.case : source[target.entity]
  const value = row?.[target.field]
  const spec = (entities[target.entity].fields as Readonly<Record<string, FieldSpec>>)[target.field]
  if (!spec || value == null || value === '') return null
  if (spec.kind === 'instant' && target.field === 'receivedAt') {
    return longDate(Number(value), speaker)
  }
  return kindOf(spec).format(value, spec, speaker) || null
}

/** A day as letters write it: 2026年11月23日, November 23, 2026. */
const longDate = (at: number, { locale }: Speaker) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at)

/** How whoever the case is of is addressed. A customer who is a person, and has no contact, is addressed themselves. */
function addressed({ contact, customer }: ReplySource, speaker: Speaker): string | null {
  if (contact) return honorific(contact, speaker)
  return customer?.['kind'] === 'person' && customer['name'] ? String(customer['name']) : null
}
