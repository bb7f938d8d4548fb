import type { ColumnTarget } from '../../../shared/api/importing.ts'
import { labelKey } from '../../../shared/domain/labelKey.ts'
import { entities, type Registry } from '../../../shared/entities/registry.ts'
import { shownFields } from '../../../shared/entity.ts'
import {
  addressNames,
  ambiguousNames,
  contactNames,
  customerNames,
  importKey,
  nameParts,
} from '../../../shared/importNames.ts'
import { entities as english } from '../../../shared/locales/en/entities.ts'
import { entities as chinese } from '../../../shared/locales/zh-CN/entities.ts'

/** What a column's head may mean: a place for its cells, or a question that the cells answer. */
export type Heading =
  | { readonly says: 'target'; readonly target: ColumnTarget }
  | { readonly says: 'namePart'; readonly part: keyof typeof nameParts }
  | { readonly says: 'either'; readonly question: keyof typeof ambiguousNames }

const ofContact = /^(?:联系人|联络人|contact)(?=.)/u
const ofCustomer =
  /^(?:客户|公司|企业|单位|商务地址|商务|办公|通讯|通信|company|customer|account|organization|business|work|billing|mailing|primary|address1)(?=.)/u
/** Outlook's and Google's second and third places, and what only says which kind a number is. */
const elsewhere = /^(?:home|other|shipping|住宅|其他地址)|label$|type$/u

const index = buildIndex()

/** What a head may mean, the likeliest first; nothing when nobody calls a column so. */
export function headings(head: string): readonly Heading[] {
  const key = importKey(head).replace(/(?<=\p{Script=Han})1$/u, '')
  const whole = index.get(key)
  if (whole || elsewhere.test(key)) return whole ?? []
  for (const [prefix, entity] of [
    [ofContact, 'contact'] as const,
    [ofCustomer, 'customer'] as const,
  ]) {
    if (!prefix.test(key)) continue
    const rest = index.get(key.replace(prefix, '')) ?? []
    return rest.flatMap((each) => meantFor(each, entity))
  }
  return []
}

/** What heads may mean in an office: a field of its own is meant before what other programs call anything. */
export function headingsIn(registry: Registry): (head: string) => readonly Heading[] {
  const exactly = new Map<string, Heading[]>()
  const roughly = new Map<string, Heading[]>()
  for (const entity of ['customer', 'contact'] as const) {
    for (const [field, { label }] of Object.entries(registry[entity]?.fields ?? {})) {
      if (label === undefined) continue
      const heading: Heading = { says: 'target', target: { entity, field } }
      for (const [known, key] of [
        [exactly, labelKey(label)],
        [roughly, importKey(label)],
      ] as const) {
        known.set(key, [...(known.get(key) ?? []), heading])
      }
    }
  }
  return (head) => {
    const own = exactly.get(labelKey(head))
    if (own) return own
    const shipped = headings(head)
    return shipped.length > 0 ? shipped : (roughly.get(importKey(head)) ?? [])
  }
}

/** Which part of a person's name a head announces; undefined for a whole name. */
export function namePartOf(head: string): keyof typeof nameParts | undefined {
  const found = headings(head).find((each) => each.says === 'namePart')
  return found?.part
}

/** Whether a head announces people rather than companies. */
export function headsPeople(head: string): boolean {
  return headings(head).some(
    (each) =>
      each.says === 'namePart' ||
      (each.says === 'target' && each.target.entity === 'contact' && each.target.field === 'name'),
  )
}

function meantFor(heading: Heading, entity: ColumnTarget['entity']): Heading[] {
  if (heading.says !== 'target') return []
  const { target } = heading
  if (target.part) return [{ says: 'target', target: { ...target, entity } }]
  return target.entity === entity ? [heading] : []
}

function buildIndex(): ReadonlyMap<string, readonly Heading[]> {
  const built = new Map<string, Heading[]>()
  const add = (names: readonly string[], heading: Heading) => {
    for (const key of new Set(names.map(importKey))) {
      const known = built.get(key) ?? []
      // 名称 is what we call a customer's name, and what others call a person's: the cells decide.
      if (heading.says === 'target' && known.some((each) => each.says === 'either')) continue
      if (!known.some((each) => JSON.stringify(each) === JSON.stringify(heading)))
        known.push(heading)
      built.set(key, known)
    }
  }
  for (const [question, names] of Object.entries(ambiguousNames)) {
    add(names, { says: 'either', question: question as keyof typeof ambiguousNames })
  }
  for (const [part, names] of Object.entries(addressNames)) {
    const target = { entity: 'customer', field: 'address', part } as ColumnTarget
    add(names, { says: 'target', target })
  }
  for (const entity of ['customer', 'contact'] as const) {
    const called: Readonly<Record<string, readonly string[]>> =
      entity === 'customer' ? customerNames : contactNames
    for (const field of shownFields(entities[entity])) {
      if (field === 'attachments' || (entity === 'contact' && field === 'customer')) continue
      const labels = [chinese, english].map(
        (labels) => (labels[entity].fields as Readonly<Record<string, string>>)[field] ?? '',
      )
      const target: ColumnTarget = { entity, field }
      add([...labels.filter(Boolean), ...(called[field] ?? [])], { says: 'target', target })
    }
  }
  for (const [part, names] of Object.entries(nameParts)) {
    add(names, { says: 'namePart', part: part as keyof typeof nameParts })
  }
  return built
}
