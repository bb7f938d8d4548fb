import type { FieldSpec } from '../fields/field.ts'
import { recipientLists, type RecipientList } from './recipient.ts'

/** Fields that are worked out, and so have words of their own; all others are called as the entities call them. */
export const recipientWorkedOut = {
  recipient: [
    'recipient.name',
    'recipient.firm',
    'recipient.firmLine',
    'recipient.person',
    'recipient.personLine',
    'recipient.personHonoured',
    'recipient.mainLine',
    'recipient.address',
    'recipient.postcode',
    'recipient.lines',
  ],
  sender: ['sender.name', 'sender.address', 'sender.postcode', 'sender.phone'],
  rest: ['me.name', 'today', 'today.written', 'today.lunar', 'count'],
} as const

export type RecipientWorkedOut =
  (typeof recipientWorkedOut)[keyof typeof recipientWorkedOut][number]

const workedOut: ReadonlySet<string> = new Set(Object.values(recipientWorkedOut).flat())

/** What a field may be followed by, to be said in another way. */
export const saidOtherwise = {
  /** An amount in words: 人民币壹佰元整. */
  words: ['money'],
  /** A day in the Chinese calendar. */
  lunar: ['date', 'instant'],
  /** A day in Chinese figures: 二〇二六年十一月二十六日. */
  written: ['date', 'instant'],
} as const satisfies Readonly<Record<string, readonly FieldSpec['kind'][]>>

export type Otherwise = keyof typeof saidOtherwise

/** Entities that a path may begin with. */
const entityOf: Readonly<Record<string, string>> = {
  customer: 'customer',
  ...Object.fromEntries(Object.values(recipientLists).map(({ each, entity }) => [each, entity])),
}

const region: ReadonlySet<string> = new Set([
  'region.name',
  'region.postcode',
  'region.areaCode',
  'region.rank',
])

/** Fields of an entity, the office's own among them. */
export type FieldsOf = (entity: string) => Readonly<Record<string, FieldSpec>>

/** What a path of a template leads to. */
export type RecipientTarget =
  | { readonly kind: 'workedOut'; readonly path: string }
  | { readonly kind: 'region'; readonly path: string }
  | {
      readonly kind: 'field'
      /** What the path begins with: whose field it is. */
      readonly of: string
      readonly entity: string
      readonly field: string
      readonly spec: FieldSpec
      readonly otherwise: Otherwise | null
    }

/** Finds what a path leads to; null for one that is not known: removed later, or misspelt. */
export function recipientTarget(path: string, fieldsOf: FieldsOf): RecipientTarget | null {
  if (workedOut.has(path)) return { kind: 'workedOut', path }
  if (region.has(path)) return { kind: 'region', path }
  const [of = '', field = '', otherwise = null, more] = path.split('.')
  if (more !== undefined || !Object.hasOwn(entityOf, of)) return null
  const entity = entityOf[of]!
  const fields = fieldsOf(entity)
  if (!Object.hasOwn(fields, field)) return null
  const spec = fields[field]!
  if (spec.internal || spec.kind === 'attachments') return null
  if (otherwise === null) return { kind: 'field', of, entity, field, spec, otherwise: null }
  if (!Object.hasOwn(saidOtherwise, otherwise)) return null
  const kinds: readonly string[] = saidOtherwise[otherwise as Otherwise]
  if (!kinds.includes(spec.kind)) return null
  return { kind: 'field', of, entity, field, spec, otherwise: otherwise as Otherwise }
}

/** Whether a name is that of a list that a text can go through. */
export const isRecipientList = (name: string): name is RecipientList =>
  Object.hasOwn(recipientLists, name)

/** Lists beside those that hang on a customer: everybody of a run in one document, and the regions that are asked for. */
export const runLists = ['recipients', 'regions'] as const

/** Whether a name is that of any of them. */
export const isList = (name: string): boolean =>
  isRecipientList(name) || (runLists as readonly string[]).includes(name)
