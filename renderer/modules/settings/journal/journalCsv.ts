import type { JournalFilter, JournalLine, JournalPart } from '../../../../shared/api/journal.ts'
import type { Titles } from '../../../../shared/api/records.ts'
import { dayOf } from '../../../../shared/fields/date.ts'
import { client } from '../../../client.ts'
import { entityEver } from '../../../registry.ts'
import { one, t } from '../../../words.ts'
import { csvCell } from '../../importing/failedRows.ts'
import { eventWords } from './eventWords.ts'
import { calledAfter, fieldsOf, whoOf } from './journalWords.ts'

const columns = [
  'at',
  'person',
  'source',
  'what',
  'entity',
  'record',
  'field',
  'old',
  'now',
  'number',
] as const

/**
 * The journal as the parts of a CSV file, read page by page: a row for each field that changed and for each event. `tell`
 * hears how many entries there are so far; when the signal fires it stops.
 */
export async function journalCsv(
  filter: JournalFilter,
  tell: (entries: number) => void,
  signal: AbortSignal,
): Promise<{ readonly parts: readonly string[]; readonly entries: number }> {
  const parts = [
    `\ufeff${columns.map((name) => csvCell(t(`journal.heads.${name}`))).join(',')}\r\n`,
  ]
  let entries = 0
  for await (const page of await client.journal.export({ filter }, { signal })) {
    const rows = page.lines.flatMap((line) => rowsOf(line, page.titles))
    parts.push(rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join(''))
    entries += page.lines.length
    tell(entries)
  }
  signal.throwIfAborted()
  return { parts, entries }
}

function rowsOf(line: JournalLine, titles: Titles): string[][] {
  const at = new Date(line.at)
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()]
  const moment = `${dayOf(line.at)} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`
  const head = [moment, whoOf(line, titles), t(`journal.sources.${line.source}`)]
  const { event } = line
  if (event) {
    const entity = event.entity && entityEver(event.entity) ? one(event.entity) : ''
    const record = calledIn(titles, event.entity, event.record)
    return [[...head, eventWords(event), entity, record, '', '', '', line.key]]
  }
  return line.parts.flatMap((part) => partRows(part, titles, head, line.key))
}

function partRows(
  part: JournalPart,
  titles: Titles,
  head: readonly string[],
  key: string,
): string[][] {
  const entity = entityEver(part.entity) ? one(part.entity) : part.entity
  const record = calledIn(titles, part.entity, part.record)
  const about = [...head, t(`journal.did.${part.kind}`, { what: '' }).trim(), entity, record]
  const fields = fieldsOf(part, titles)
  if (fields.length === 0) return [[...about, '', '', '', key]]
  return fields.map(({ label, old, now }) => [...about, label, old, now, key])
}

/** What a record is called, or the id that it goes by where nothing says so any more. */
function calledIn(titles: Titles, entity: string | null, record: string | null): string {
  if (record === null) return ''
  const title = titles[record]
  return title === undefined ? record : calledAfter(entity ?? '', title)
}
