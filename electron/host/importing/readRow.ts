import type { ColumnTarget, Mapping } from '../../../shared/api/importing.ts'
import { readAddress } from '../../../shared/domain/readAddress.ts'
import type { Regions } from '../../../shared/domain/regions.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import { problem, type Problem } from '../../../shared/failure.ts'
import type { Reader } from '../../../shared/fields/kind.ts'
import { plainCell, readCell } from '../../../shared/fields/readCell.ts'
import { headings, headsPeople, namePartOf } from './columnHeads.ts'
import type { OfficeReader } from './officeReader.ts'
import type { Table, TableRow } from './readTable.ts'
import { settleNames, type RowValues } from './settleNames.ts'

/** What a row of the sheet says: a customer, perhaps somebody there, or what can't be read. */
export interface ReadRow extends RowValues {
  /** `path[0]` is the column's index. */
  readonly problems: readonly Problem[]
}

/** Columns that fill one field together. */
interface Gathered {
  readonly entity: ColumnTarget['entity']
  readonly field: string
  readonly columns: readonly { readonly index: number; readonly part: ColumnTarget['part'] }[]
}

/** Makes a function that reads the rows of a sheet by a mapping. */
export function createRowReader(
  table: Pick<Table, 'header' | 'rows'>,
  mapping: Mapping,
  {
    registry,
    regions,
    reader,
  }: { readonly registry: Registry; readonly regions: Regions; readonly reader: OfficeReader },
): (row: TableRow) => ReadRow {
  const gathered = gather(mapping, registry)
  const nameHeads = mapping.flatMap((target, index) =>
    target?.entity === 'customer' && target.field === 'name' ? [table.header[index] ?? ''] : [],
  )
  const people = nameHeads.some(headsPeople)
  const readers = table.header.map((_, index) => dayReader(table, index, mapping, registry, reader))

  return ({ cells }) => {
    const problems: Problem[] = []
    const values: Record<ColumnTarget['entity'], Record<string, unknown>> = {
      customer: {},
      contact: {},
    }
    for (const { entity, field, columns } of gathered) {
      const spec = registry[entity]!.fields[field]!
      const read = (index: number, text = cells[index] ?? '') => {
        const parsed = readCell(text, spec, readers[index] ?? reader)
        if ('problem' in parsed) problems.push(problem([index], parsed.problem))
        return 'value' in parsed ? parsed.value : null
      }
      const kind =
        field === 'type' ? kindSaid(cells[columns[0]!.index] ?? '', reader.strict) : undefined
      if (kind) {
        values.customer.kind ??= kind
        continue
      }
      const value =
        spec.kind === 'address'
          ? readAddress(addressCells(columns, cells), regions)
          : joins(spec.kind)
            ? read(columns[0]!.index, joined(columns, table.header, cells, field))
            : firstFilled(columns, read)
      if (value !== null && value !== undefined) values[entity][field] = value
    }
    return { ...settleNames(values.customer, values.contact, people), problems }
  }
}

/** 个人 among the types of customers says what kind of customer it is. */
function kindSaid(cell: string, reader: Reader): string | undefined {
  const type = reader.codeOf('customerType', cell)
  return type === undefined ? reader.codeOf('customerKind', cell) : undefined
}

function gather(mapping: Mapping, registry: Registry): readonly Gathered[] {
  const byField = new Map<string, { index: number; part: ColumnTarget['part'] }[]>()
  mapping.forEach((target, index) => {
    if (!target || !isField(registry[target.entity], target)) return
    const key = `${target.entity} ${target.field}`
    const columns = byField.get(key) ?? []
    byField.set(key, [...columns, { index, part: target.part }])
  })
  return [...byField].map(([key, columns]) => {
    const [entity, field] = key.split(' ') as [ColumnTarget['entity'], string]
    return { entity, field, columns }
  })
}

/** A mapping may come from anywhere: only fields that people fill in take cells. */
function isField(entity: Entity | undefined, { entity: name, field }: ColumnTarget): boolean {
  const spec = entity && Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  if (!spec || spec.derived || spec.kind === 'attachments') return false
  return !(name === 'contact' && field === 'customer')
}

const joins = (kind: string) => kind === 'text' || kind === 'longText' || kind === 'tags'

function firstFilled(columns: Gathered['columns'], read: (index: number) => unknown): unknown {
  for (const { index } of columns) {
    const value = read(index)
    if (value !== null && value !== undefined) return value
  }
  return null
}

/** Several columns of one text: names in the order of their language, notes under the heads of their columns. */
function joined(
  columns: Gathered['columns'],
  header: readonly string[],
  cells: readonly string[],
  field: string,
): string {
  const parts = columns.flatMap(({ index }) => {
    const text = plainCell(cells[index] ?? '')
    return text ? [{ text, head: header[index] ?? '' }] : []
  })
  if (field === 'tags') return parts.map(({ text }) => text).join(',')
  if (field === 'name') return fullName(parts)
  if (columns.length === 1 && isCalled(parts[0]?.head, field)) return parts[0]?.text ?? ''
  return parts
    .map(({ text, head }) => (!head || isCalled(head, field) ? text : `${head}: ${text}`))
    .join('\n')
}

const isCalled = (head: string | undefined, field: string) =>
  head === undefined ||
  field !== 'note' ||
  headings(head).some((each) => each.says === 'target' && each.target.field === field)

/** 王 and 芳 make 王芳, whatever the order of their columns; Maria and Anders make Maria Anders. */
function fullName(parts: readonly { readonly text: string; readonly head: string }[]): string {
  const texts = parts.map(({ text }) => text)
  const chinese = texts.every((text) => /^\p{Script=Han}+$/u.test(text))
  const order = chinese ? ['family', 'middle', 'given'] : ['given', 'middle', 'family']
  const rank = (head: string) => order.indexOf(namePartOf(head) ?? '')
  return parts
    .toSorted((a, b) => rank(a.head) - rank(b.head))
    .map(({ text }) => text)
    .join(chinese ? '' : ' ')
}

function addressCells(columns: Gathered['columns'], cells: readonly string[]) {
  const parts: Partial<Record<NonNullable<ColumnTarget['part']>, string>> = {}
  for (const { index, part = 'line' } of columns) {
    const text = plainCell(cells[index] ?? '')
    if (text) parts[part] = parts[part] ? `${parts[part]} ${text}` : text
  }
  return parts
}

/** 3/4/2026 is read as most of its column must be: a 25 in the first place makes all of it day first. */
function dayReader(
  table: Pick<Table, 'rows'>,
  index: number,
  mapping: Mapping,
  registry: Registry,
  reader: Reader,
): Reader {
  const target = mapping[index]
  if (!target || registry[target.entity]?.fields[target.field]?.kind !== 'date') return reader
  const firsts = table.rows.slice(0, 1000).flatMap(({ cells }) => {
    const parts = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/u.exec(cells[index] ?? '')
    return parts ? [[Number(parts[1]), Number(parts[2])] as const] : []
  })
  if (firsts.some(([first]) => first > 12)) return { ...reader, locale: 'zh-CN' }
  return firsts.some(([, second]) => second > 12) ? { ...reader, locale: 'en' } : reader
}
