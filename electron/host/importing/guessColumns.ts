import type { ColumnTarget, Mapping } from '../../../shared/api/importing.ts'
import type { Regions } from '../../../shared/domain/regions.ts'
import { shippedList, type DictionaryName } from '../../../shared/dictionaries.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reader } from '../../../shared/fields/kind.ts'
import { lookOf, shareOf, type Look } from './columnData.ts'
import { headingsIn, headsPeople, namePartOf, type Heading } from './columnHeads.ts'
import type { Table } from './readTable.ts'

/** Rows that are looked at. */
const sampled = 200
/** Fields that gather several columns. */
const gathering = new Set(['note', 'tags', 'businessScope', 'preferences'])

interface Column {
  readonly head: string
  readonly cells: readonly string[]
  readonly means: readonly Heading[]
  /** What the cells look like, where the head says nothing. */
  readonly look: Look | undefined
}

/** What is known of the whole sheet when a column is placed. */
interface Sheet {
  readonly columns: readonly Column[]
  readonly hasCompany: boolean
  /** Somebody stands in each row beside a company. */
  readonly hasContact: boolean
  /** The rows are people first: first and last name have columns of their own. */
  readonly ofPeople: boolean
  readonly reader: Reader
  readonly registry: Registry
}

const to = (entity: ColumnTarget['entity'], field: string, part?: ColumnTarget['part']) =>
  ({ entity, field, ...(part && { part }) }) as ColumnTarget

/**
 * Guesses where each column of a sheet goes: by its head first, by its cells where the head says
 * two things or nothing, and by its neighbours where a field stands on both customers and contacts.
 */
export function guessColumns(
  table: Table,
  reader: Reader,
  regions: Regions,
  registry: Registry,
): Mapping {
  const sheet = survey(table, reader, regions, registry)
  const mapping: (ColumnTarget | null)[] = sheet.columns.map(() => null)
  const place = (index: number, wishes: readonly ColumnTarget[]) => {
    const free = wishes.find((wish) => gathering.has(wish.field) || !taken(mapping, wish))
    if (free && readable(sheet.columns[index]!, free, sheet)) mapping[index] = free
  }
  const eachEmpty = (wishesOf: (column: Column, index: number) => readonly ColumnTarget[]) =>
    sheet.columns.forEach((column, index) => {
      if (!mapping[index]) place(index, wishesOf(column, index))
    })

  placeNames(sheet, mapping)
  eachEmpty((column, index) =>
    column.means.flatMap((heading) =>
      heading.says === 'target' ? wishesFor(heading.target, sheet, mapping, index) : [],
    ),
  )
  eachEmpty((column, index) =>
    column.means.flatMap((heading) =>
      heading.says === 'either' ? answer(heading.question, column, sheet, mapping, index) : [],
    ),
  )
  eachEmpty(({ look }, index) =>
    look ? byLook(look, sheet).flatMap((each) => wishesFor(each, sheet, mapping, index)) : [],
  )
  return wholeAddresses(mapping)
}

function survey(
  { header, rows }: Table,
  reader: Reader,
  regions: Regions,
  registry: Registry,
): Sheet {
  const headings = headingsIn(registry)
  const columns = header.map((head, index): Column => {
    const means = headings(head)
    const cells = rows
      .slice(0, sampled)
      .flatMap(({ cells: { [index]: cell } }) => (cell?.trim() ? [cell] : []))
    const look = means.length > 0 ? undefined : lookOf(cells, regions, reader.today)
    return { head, cells, means, look }
  })
  const looks = (wanted: Look) => columns.some(({ look }) => look === wanted)
  const people = columns.some(({ head }) => headsPeople(head)) || looks('person')
  const plain = columns.some(({ means }) => asks(means, 'companyOrPerson'))
  const hasCompany =
    columns.some(({ means }) => names(means, 'customer')) || (!plain && looks('company'))
  return {
    columns,
    hasCompany,
    hasContact: hasCompany ? people || plain : plain && people,
    ofPeople: header.some((head) => namePartOf(head) !== undefined),
    reader,
    registry,
  }
}

const names = (means: readonly Heading[], entity: string) =>
  means.some((each) => each.says === 'target' && isName(each.target, entity))
const isName = (target: ColumnTarget, entity: string) =>
  target.entity === entity && target.field === 'name'
const asks = (means: readonly Heading[], question: string) =>
  means.some((each) => each.says === 'either' && each.question === question)

/** The names first: what else a sheet means depends on whose names stand in it. */
function placeNames(sheet: Sheet, mapping: (ColumnTarget | null)[]): void {
  const company = to('customer', 'name')
  const person = sheet.hasContact ? to('contact', 'name') : company
  const put = (target: ColumnTarget, fits: (column: Column) => boolean) =>
    sheet.columns.forEach((column, index) => {
      if (!mapping[index] && !taken(mapping, target) && fits(column)) mapping[index] = target
    })
  put(company, ({ means }) => names(means, 'customer'))
  if (!sheet.hasCompany) put(company, ({ means }) => asks(means, 'companyOrPerson'))
  put(company, ({ look }) => look === 'company')
  put(person, ({ means }) => names(means, 'contact'))
  put(person, ({ means }) => asks(means, 'companyOrPerson'))
  if (!taken(mapping, person)) {
    // First and last name stand in columns of their own, and are put together row by row.
    sheet.columns.forEach(({ head }, index) => {
      if (!mapping[index] && namePartOf(head)) mapping[index] = person
    })
  }
  put(person, ({ look }) => look === 'person')
}

/** Where cells that belong to a field may go, the best place first. */
function wishesFor(
  target: ColumnTarget,
  sheet: Sheet,
  mapping: readonly (ColumnTarget | null)[],
  index: number,
): readonly ColumnTarget[] {
  const { entity, field } = target
  const phones = [to('customer', 'phone'), to('customer', 'phone2')]
  if (field === 'name') return []
  if (field === 'mobile') {
    return sheet.hasContact ? [target, to('contact', 'phone'), to('customer', 'phone2')] : phones
  }
  if (field === 'phone' && entity === 'contact')
    return sheet.hasContact ? [target, ...phones] : phones
  if (field === 'phone') return sheet.hasContact ? [...phones, to('contact', 'phone')] : phones
  if (field === 'email') {
    const besideContact =
      sheet.hasContact && (sheet.ofPeople || entityBefore(mapping, index) === 'contact')
    const both = [to('customer', 'email'), ...(sheet.hasContact ? [to('contact', 'email')] : [])]
    return entity === 'contact' ? [target, ...both] : besideContact ? both.toReversed() : both
  }
  return [target]
}

/** Whose the nearest column in front is, of those that can be only one's. */
function entityBefore(mapping: readonly (ColumnTarget | null)[], index: number) {
  const shared = new Set(['email', 'phone', 'phone2', 'note', 'tags', 'address'])
  return mapping.slice(0, index).findLast((each) => each && !shared.has(each.field))?.entity
}

/** What a head that says two things means here. */
function answer(
  question: (Heading & { says: 'either' })['question'],
  column: Column,
  sheet: Sheet,
  mapping: readonly (ColumnTarget | null)[],
  index: number,
): readonly ColumnTarget[] {
  const { reader } = sheet
  const readsAs = (dictionary: DictionaryName) =>
    shareOf(column.cells, (cell) => reader.codeOf(dictionary, cell) !== undefined) >= 0.5
  switch (question) {
    case 'companyOrPerson':
      return []
    case 'salutationOrPosition':
      return [readsAs('salutation') ? to('contact', 'salutation') : to('contact', 'position')]
    case 'kindOrType':
      if (readsAs('customerKind')) return [to('customer', 'kind')]
      return [readsAs('customerNature') ? to('customer', 'nature') : to('customer', 'type')]
    case 'ownerOrLegalPerson':
      return isLegalPerson(column, sheet, mapping, index)
        ? [to('customer', 'legalPerson')]
        : [to('customer', 'owner')]
  }
}

/** 负责人 is who looks after the customer here, unless the names are nobody's here or it stands among the company's papers. */
function isLegalPerson(
  { cells }: Column,
  { reader }: Sheet,
  mapping: readonly (ColumnTarget | null)[],
  index: number,
): boolean {
  if (shareOf(cells, (cell) => reader.idOf('user', cell) !== undefined) >= 0.5) return false
  if (taken(mapping, to('customer', 'owner'))) return true
  const papers = new Set(['taxNumber', 'registeredAddress', 'nature', 'foundedOn', 'businessScope'])
  if ([index - 1, index + 1].some((at) => papers.has(mapping[at]?.field ?? ''))) return true
  return cells.length > 2 && new Set(cells).size > cells.length / 2
}

/** Where cells go that no head speaks for. */
function byLook(look: Look, { hasContact }: Sheet): readonly ColumnTarget[] {
  const places: Record<Look, readonly ColumnTarget[]> = {
    mobile: [to('contact', 'mobile')],
    phone: [to('customer', 'phone')],
    email: [to('customer', 'email')],
    link: [to('customer', 'website')],
    creditCode: [to('customer', 'taxNumber')],
    birthday: hasContact ? [to('contact', 'birthday')] : [],
    address: [to('customer', 'address', 'line')],
    company: [],
    person: [],
  }
  return places[look]
}

/** Cells of a list that can't grow, and of references, are only taken when most of them can be read. */
function readable({ cells }: Column, target: ColumnTarget, { reader, registry }: Sheet): boolean {
  const spec = registry[target.entity]?.fields[target.field]
  const { dictionary } = spec ?? {}
  if (dictionary && shippedList(dictionary).fixed) {
    return (
      cells.length === 0 ||
      shareOf(cells, (cell) => reader.codeOf(dictionary, cell) !== undefined) >= 0.5
    )
  }
  if (spec?.kind === 'reference' && spec.to === 'customer') {
    return shareOf(cells, (cell) => reader.idOf('customer', cell) !== undefined) >= 0.5
  }
  return true
}

/** An address in one column is a whole one; beside a city, a province or a postcode it is the street. */
function wholeAddresses(mapping: readonly (ColumnTarget | null)[]): Mapping {
  return mapping.map((target) => {
    if (target?.field !== 'address' || (target.part ?? 'line') !== 'line') return target
    const columns = mapping.filter(
      (each) => each && each.entity === target.entity && each.field === target.field,
    )
    return to(target.entity, target.field, columns.length > 1 ? 'line' : undefined)
  })
}

function same(a: ColumnTarget, b: ColumnTarget): boolean {
  return a.entity === b.entity && a.field === b.field && a.part === b.part
}

function taken(mapping: readonly (ColumnTarget | null)[], target: ColumnTarget): boolean {
  return mapping.some((each) => each && same(each, target))
}
