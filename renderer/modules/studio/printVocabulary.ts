import type { FieldSpec } from '../../../shared/fields/field.ts'
import { recipientLists } from '../../../shared/printing/recipient.ts'
import {
  recipientTarget,
  recipientWorkedOut,
  runLists,
  saidOtherwise,
  type FieldsOf,
  type Otherwise,
  type RecipientWorkedOut,
} from '../../../shared/printing/recipientFields.ts'
import { entityNow } from '../../registry.ts'
import { label, labelOf, many, one, t } from '../../words.ts'
import type { ControlToken, FieldGroup, Vocabulary } from '../templates/vocabulary.ts'

/** The fields of an entity as they are at the moment. */
export const fieldsOf: FieldsOf = (entity) => entityNow(entity)?.fields ?? {}
const targetOf = (path: string) => recipientTarget(path, fieldsOf)

/** Lists that a text can go through. */
export const printLists = [
  ...(Object.keys(recipientLists) as (keyof typeof recipientLists)[]),
  ...runLists,
] as const
type PrintList = (typeof printLists)[number]
const isPrintList = (name: string): name is PrintList =>
  (printLists as readonly string[]).includes(name)

const regionPaths = ['region.name', 'region.postcode', 'region.areaCode', 'region.rank'] as const

const workedOutWords = (path: RecipientWorkedOut | (typeof regionPaths)[number]) => {
  if (path === 'me.name') return t('studio.said.me')
  if (path === 'today' || path === 'count') return t(`studio.said.${path}`)
  if (path === 'today.written') return t('studio.said.todayWritten')
  return path === 'today.lunar' ? t('studio.said.todayLunar') : t(`studio.said.${path}`)
}

/** A field and whose it is; one that says so by itself says it once. */
const ofEntity = (entity: string, field: string) =>
  field.toLowerCase().startsWith(entity.toLowerCase())
    ? field
    : t('templates.of', { entity, field })

function words(path: string): string {
  const target = targetOf(path)
  if (!target) return path
  if (target.kind !== 'field') return workedOutWords(target.path as RecipientWorkedOut)
  const { entity, field, otherwise } = target
  const called = ofEntity(one(entity), label(entity, field))
  return otherwise ? t(`studio.otherwiseSaid.${otherwise}`, { field: called }) : called
}

const ways = Object.entries(saidOtherwise) as [Otherwise, readonly FieldSpec['kind'][]][]

/** Paths to the fields of an entity, each followed by the other ways to say it. */
function pathsOf(of: string, entity: string): string[] {
  return Object.entries(fieldsOf(entity)).flatMap(([name, { kind }]) => {
    const path = `${of}.${name}`
    if (!targetOf(path)) return []
    return [
      path,
      ...ways.flatMap(([way, kinds]) => (kinds.includes(kind) ? [`${path}.${way}`] : [])),
    ]
  })
}

function groups(): FieldGroup[] {
  const { recipient, sender, rest } = recipientWorkedOut
  const listed = Object.values(recipientLists)
  return [
    { key: 'recipient', label: t('studio.groups.recipient'), paths: recipient },
    { key: 'customer', label: many('customer'), paths: pathsOf('customer', 'customer') },
    { key: 'sender', label: t('studio.groups.sender'), paths: sender },
    { key: 'rest', label: t('studio.groups.rest'), paths: rest },
    ...listed.map(({ entity, each }) => ({
      key: each,
      label: many(entity),
      paths: pathsOf(each, entity),
    })),
    { key: 'region', label: t('studio.groups.region'), paths: regionPaths },
  ]
}

/** What a list's records are called, one of them. */
export const listWords = (list: string) => (isPrintList(list) ? t(`studio.lists.${list}`) : list)

/** What a value of a condition is called: that of a choice by its label. */
function valueWords(path: string, value: string): string {
  const target = targetOf(path)
  const dictionary = target?.kind === 'field' ? target.spec.dictionary : undefined
  return dictionary ? labelOf(dictionary, value) : value
}

function controlWords(token: ControlToken): string {
  if (token.kind === 'each') return t('studio.control.each', { list: listWords(token.list) })
  if (token.kind !== 'if') return t(`studio.control.${token.kind}`)
  const { field: path, is, not } = token.condition
  if (isPrintList(path)) return t('studio.control.listed', { list: listWords(path) })
  const field = words(path)
  if (is === undefined) return t('studio.control.filled', { field })
  return t(`studio.control.${not ? 'not' : 'is'}`, { field, value: valueWords(path, is) })
}

/** Fields of whoever is written to, and the words of control. */
export const printVocabulary: Vocabulary = {
  groups,
  isKnown: (path) => targetOf(path) !== null,
  words,
  controlWords,
}
