import type { DuplicatePolicy, Mapping } from '../../../shared/api/importing.ts'
import { regionsOf } from '../../../shared/domain/regions.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { regionLines } from '../regions/seedRegions.ts'
import { headingsIn } from './columnHeads.ts'
import { lookOf } from './columnData.ts'
import { decode, type Encoding } from './decode.ts'
import { guessColumns } from './guessColumns.ts'
import { createOfficeReader, type OfficeReader } from './officeReader.ts'
import { createRowReader, type ReadRow } from './readRow.ts'
import { readTable, type Table, type TableRow } from './readTable.ts'

/** A file to import, as the contract takes it. */
export interface SheetInput {
  readonly name: string
  /** The file's bytes in base64. */
  readonly content: string
  /** Guessed when absent. */
  readonly mapping?: Mapping | undefined
  readonly duplicates: DuplicatePolicy
}

/** A sheet that was read, with where its columns go and how its rows are read. */
export interface Sheet extends Table {
  readonly encoding: Encoding
  readonly mapping: Mapping
  readonly reader: OfficeReader
  readonly readRow: (row: TableRow) => ReadRow
}

/** Reads a file against an office. Throws an `invalid` failure for what is no sheet. */
export function openSheet(office: Office, actor: Actor, input: SheetInput): Sheet {
  const { text, encoding } = decode(Buffer.from(input.content, 'base64'))
  const reader = createOfficeReader(office, actor)
  const regions = regionsOf(regionLines)
  const table = headless(readTable(text), reader.today, office.registry)
  const told = input.mapping ?? guessColumns(table, reader.strict, regions, office.registry)
  const mapping = table.header.map((_, index) => told[index] ?? null)
  const readRow = createRowReader(table, mapping, { registry: office.registry, regions, reader })
  return { ...table, encoding, mapping, reader, readRow }
}

/** A first row that nobody would call a header, and that looks like the others, is one of them. */
function headless(table: Table, today: string, registry: Registry): Table {
  const { header, top, rows } = table
  const regions = regionsOf(regionLines)
  const headings = headingsIn(registry)
  const isData =
    header.every((head) => headings(head).length === 0) &&
    header.some((head) => head && lookOf([head], regions, today) !== undefined)
  if (!isData) return table
  return { header: header.map(() => ''), top, rows: [{ line: top, cells: header }, ...rows] }
}
