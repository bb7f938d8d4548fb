import type { AnyRow } from '../entity.ts'
import { dayOf } from '../fields/date.ts'
import { kindOf } from '../fields/kinds.ts'
import type { Speaker } from '../fields/kind.ts'
import { amountInWords } from './amountInWords.ts'
import { lunarDate, writtenDate } from './chineseDate.ts'
import { postalLines, postcodeDigits } from './postalAddress.ts'
import {
  recipientLists,
  type RecipientSource,
  type RegionSaid,
  type RunSource,
} from './recipient.ts'
import {
  isRecipientList,
  recipientTarget,
  type FieldsOf,
  type RecipientTarget,
} from './recipientFields.ts'
import { recipientSaid } from './recipientSaid.ts'
import type { TemplateScope } from './templateTree.ts'

/** What recipients' fields are said with. */
export interface ScopeParts {
  readonly run: RunSource
  readonly speaker: Speaker
  readonly fieldsOf: FieldsOf
}

/** What a template for one recipient is filled from. */
export function recipientScope(source: RecipientSource, parts: ScopeParts): TemplateScope {
  return scopeOf({ customer: source.customer, contact: source.contact }, source, parts)
}

/** What a template for all recipients at once is filled from: they are a list in it. */
export function runScope(recipients: readonly TemplateScope[], parts: ScopeParts): TemplateScope {
  const all = scopeOf({}, { customer: null, contact: null, address: null, lists: {} }, parts)
  return {
    ...all,
    valueOf: (path) => (path === 'count' ? String(recipients.length) : all.valueOf(path)),
    each: (list) => (list === 'recipients' ? recipients : all.each(list)),
  }
}

type Rows = Readonly<Record<string, AnyRow | null>>

function scopeOf(rows: Rows, source: RecipientSource, parts: ScopeParts): TemplateScope {
  const { speaker, fieldsOf, run } = parts
  const targetOf = (path: string) => recipientTarget(path, fieldsOf)
  return {
    valueOf: (path) => {
      const target = targetOf(path)
      if (target?.kind === 'workedOut') return workedOut(target.path, source, run, speaker)
      return target?.kind === 'field' ? fieldSaid(target, rows[target.of], speaker) : null
    },
    codeOf: (path) => {
      if (path === 'today') return dayOf(speaker.now)
      const target = targetOf(path)
      const value = target?.kind === 'field' ? rows[target.of]?.[target.field] : null
      return value == null || typeof value === 'object' ? null : String(value as string | number)
    },
    each: (list) => {
      if (list === 'regions') return run.regions.map(regionScope)
      if (!isRecipientList(list)) return []
      const { each } = recipientLists[list]
      return (source.lists[list] ?? []).map((row) =>
        listedScope(scopeOf({ ...rows, [each]: row }, source, parts)),
      )
    },
  }
  /** Days in lists are short, so that their columns are. */
  function listedScope(scope: TemplateScope): TemplateScope {
    return { ...scope, valueOf: (path) => shortDay(path) ?? scope.valueOf(path) }
    function shortDay(path: string): string | null {
      const target = targetOf(path)
      if (target?.kind !== 'field' || target.otherwise !== null) return null
      if (target.spec.kind !== 'instant' && target.spec.kind !== 'date') return null
      const code = scope.codeOf(path)
      if (code === null) return null
      return target.spec.kind === 'date' ? code : dayOf(Number(code))
    }
  }
}

type FieldTarget = Extract<RecipientTarget, { kind: 'field' }>

function fieldSaid(
  { field, spec, otherwise }: FieldTarget,
  row: AnyRow | null | undefined,
  speaker: Speaker,
): string | null {
  const value = row?.[field]
  if (value == null || value === '') return null
  if (otherwise === 'words') return amountInWords(Number(value))
  if (spec.kind !== 'date' && spec.kind !== 'instant') {
    return kindOf(spec).format(value, spec, speaker) || null
  }
  const at = spec.kind === 'date' ? new Date(`${String(value)}T00:00:00`) : new Date(Number(value))
  if (otherwise === 'lunar') return lunarDate(at)
  return otherwise === 'written' ? writtenDate(at) : longDate(at, speaker)
}

const longDate = (at: Date, { locale }: Speaker) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at)

function workedOut(
  path: string,
  source: RecipientSource,
  { sender, me }: RunSource,
  speaker: Speaker,
): string | null {
  const [of = '', what = ''] = path.split('.')
  if (of === 'recipient') return recipientSaid(what, source, speaker)
  if (of === 'sender') {
    if (what === 'name') return sender.name
    if (what === 'phone') return sender.phone
    if (!sender.address) return null
    if (what === 'postcode') return postcodeDigits(sender.address.postcode)
    return postalLines(sender.address, speaker.regionName).join(', ') || null
  }
  if (path === 'me.name') return me
  const today = new Date(speaker.now)
  if (path === 'today') return longDate(today, speaker)
  if (path === 'today.written') return writtenDate(today)
  return path === 'today.lunar' ? lunarDate(today) : null
}

function regionScope({ name, rank, postcode, areaCode }: RegionSaid): TemplateScope {
  const said: Readonly<Record<string, string>> = {
    'region.name': name,
    'region.postcode': postcode,
    'region.areaCode': areaCode,
    'region.rank': String(rank),
  }
  const valueOf = (path: string) => (Object.hasOwn(said, path) ? said[path]! : null)
  return { valueOf, codeOf: valueOf, each: () => [] }
}
