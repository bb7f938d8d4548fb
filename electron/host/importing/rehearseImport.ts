import type { Rehearsal, RowPreview } from '../../../shared/api/importing.ts'
import type { Office } from '../office.ts'
import { demand, type Actor } from '../records/access.ts'
import { openSheet, type SheetInput } from './openSheet.ts'
import { planImport, type PlannedRow } from './planImport.ts'

/** Rows shown from the start of the sheet. */
const shownRows = 100
/** Rows with problems shown beyond them. */
const shownProblems = 400

/** Reads a file and says what importing it would do. Throws an `invalid` failure for what is no sheet. */
export async function rehearseImport(
  office: Office,
  actor: Actor,
  input: SheetInput,
): Promise<Rehearsal> {
  demand(actor, office.registry.customer!, 'import')
  const sheet = openSheet(office, actor, input)
  const rows = await planImport(office, actor, sheet, input.duplicates, () => office.ids())
  const count = (outcome: RowPreview['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length
  const further = rows.slice(shownRows).filter((row) => row.outcome === 'error')
  return {
    encoding: sheet.encoding,
    header: sheet.header,
    mapping: sheet.mapping,
    rows: rows.length,
    preview: [...rows.slice(0, shownRows), ...further.slice(0, shownProblems)].map(previewOf),
    counts: {
      add: count('add'),
      update: count('update'),
      skip: count('skip'),
      error: count('error'),
    },
    contacts: rows.filter(({ contact }) => contact && !contact.existing).length,
  }
}

/** A planned row as it is shown. */
export function previewOf({ row, outcome, problems }: PlannedRow): RowPreview {
  return { line: row.line, cells: row.cells, outcome, problems }
}
