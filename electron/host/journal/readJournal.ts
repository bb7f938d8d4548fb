import type {
  EventDetail,
  JournalCursor,
  JournalFilter,
  JournalLine,
  JournalPage,
  JournalPart,
} from '../../../shared/api/journal.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { idsIn, query } from '../database/query.ts'
import type { ChangeColumns, EventColumns } from '../database/tables.ts'
import { template } from '../database/template.ts'
import type { Actor } from '../records/access.ts'
import { toEntry } from '../records/history.ts'
import type { SegmentDesk } from '../records/segments.ts'
import { mentioned } from '../records/timeline.ts'
import { titlesFor, titlesOf } from '../records/titles.ts'
import { changesIn, eventsIn, type Place, type Stretch } from './stretches.ts'

type Placed<T> = T & { readonly rowid: number }

export interface JournalQuestion {
  readonly filter: JournalFilter
  readonly before: JournalCursor | null
  readonly single: boolean
  readonly limit: number
}

/**
 * A page of the journal: changes of records and events in one list, the last first. What one act did in a row is one
 * line. It looks through so many entries and no more: where few of them are wanted it answers with few, and where to
 * go on.
 */
export function readJournal(
  desk: SegmentDesk,
  actor: Actor,
  { filter, before, single, limit }: JournalQuestion,
): JournalPage {
  const { reading } = desk
  const changes = inTurn(changesIn(reading, filter, before?.change ?? null), before?.change ?? null)
  const events = inTurn(eventsIn(reading, filter, before?.event ?? null), before?.event ?? null)
  const lines: Line[] = []
  for (;;) {
    const source = newer(changes, events)
    if (!source) break
    const row = source.peek()!
    const isChange = source === changes
    const folds = isChange && !single && lines.at(-1)?.act === row.act && !lines.at(-1)!.event
    if (!folds && lines.length === limit) break
    source.take()
    if (!isChange) lines.push(eventLine(row as Placed<EventColumns>))
    else if (folds) add(lines.at(-1)!, row as Placed<ChangeColumns>)
    else lines.push(changeLine(row as Placed<ChangeColumns>))
  }
  const next = { change: changes.place(), event: events.place() }
  const isLast = changes.isOver() && events.isOver()
  return { lines, titles: titlesIn(desk, actor, lines), next: isLast ? null : next }
}

type Line = { -readonly [K in keyof JournalLine]: JournalLine[K] } & { parts: JournalPart[] }

/** One of the two lists that are read side by side. */
interface Turn {
  peek(): Placed<ChangeColumns> | Placed<EventColumns> | undefined
  take(): void
  /** Up to where it is known, in time; everything when null. */
  readonly end: Place | null
  place(): Place | null
  isOver(): boolean
}

function inTurn<T extends ChangeColumns | EventColumns>(
  { rows, end }: Stretch<Placed<T>>,
  from: Place | null,
): Turn {
  let taken = 0
  const placeOf = (row: Placed<T>): Place => [row.at, row.rowid]
  return {
    end,
    peek: () => rows[taken] as Placed<ChangeColumns> | Placed<EventColumns> | undefined,
    take: () => void (taken += 1),
    place: () => {
      if (taken === rows.length) return end ?? over
      return taken > 0 ? placeOf(rows[taken - 1]!) : from
    },
    isOver: () => taken === rows.length && end === null,
  }
}

/** A place behind everything. */
const over: Place = [Number.MIN_SAFE_INTEGER, 0]

/** The list that comes next; none where one of them would have to be read on first. */
function newer(a: Turn, b: Turn): Turn | undefined {
  const [first, second] = [a.peek(), b.peek()]
  if (first && second) return first.at >= second.at ? a : b
  const [turn, other] = first ? [a, b] : [b, a]
  const row = turn.peek()
  return row && (other.end === null || row.at >= other.end[0]) ? turn : undefined
}

function changeLine(row: Placed<ChangeColumns>): Line {
  const { at, user, act, source } = row
  const key = `${row.site}.${row.seq}`
  return { key, at, user, act, source, parts: [partOf(row)], event: null }
}

function partOf(row: ChangeColumns): JournalPart {
  const { entity, kind, record, fields } = toEntry(row)
  return { entity, kind, count: 1, record, fields }
}

function add(line: Line, row: ChangeColumns): void {
  const at = line.parts.findIndex(({ entity, kind }) => entity === row.entity && kind === row.kind)
  const before = line.parts[at]
  if (!before) line.parts.push(partOf(row))
  else if (before.record === row.record) line.parts.push(partOf(row))
  else line.parts[at] = { ...before, count: before.count + 1, record: null, fields: {} }
}

function eventLine(row: Placed<EventColumns>): Line {
  const { at, user, act, source, kind, entity, record } = row
  const event = { kind, entity, record, detail: JSON.parse(row.detail) as EventDetail }
  return { key: `${row.site}.e${row.seq}`, at, user, act, source, parts: [], event }
}

/** Names for everybody and everything that the lines speak of. */
function titlesIn(desk: SegmentDesk, actor: Actor, lines: readonly Line[]): Titles {
  const { registry } = desk
  const people = lines.map(({ user }) => ({
    entity: registry['user']!,
    row: { createdBy: user } as AnyRow,
  }))
  const referredTo = lines.flatMap((line) =>
    line.parts.flatMap((part) => mentionedIn(registry, line, part)),
  )
  return {
    ...titlesFor(desk, actor, [...people, ...referredTo]),
    ...titlesOfThemselves(desk, actor, lines),
  }
}

/** What a part of a line refers to. */
function mentionedIn(registry: Registry, line: Line, part: JournalPart) {
  const entity = entityNamed(registry, part.entity)
  if (!entity || part.record === null) return []
  const { at, user, act, source } = line
  const { record, kind, fields } = part
  const change = { site: '', sequence: 0, clock: 0, at, user, act, source, record, kind, fields }
  return mentioned(registry, entity, [
    { kind: 'change', at, change: { ...change, entity: entity.name } },
  ])
}

/** What the records are called that something happened to. */
function titlesOfThemselves(desk: SegmentDesk, actor: Actor, lines: readonly Line[]): Titles {
  const ids = new Map<string, Set<string>>()
  for (const { entity, record } of lines.flatMap(({ parts, event }) =>
    [...parts, event ?? []].flat(),
  )) {
    if (entity && record) ids.set(entity, (ids.get(entity) ?? new Set()).add(record))
  }
  return Object.fromEntries([
    ...[...ids].flatMap(([name, wanted]) => titlesOf(desk, actor, name, [...wanted])),
    ...titlesOfRights(desk, [...(ids.get('roleRight') ?? [])]),
    ...titlesOfLevels(desk, [...(ids.get('roleField') ?? [])]),
  ])
}

/** What a role says is called by the kind of record that it is about, and by the role, in a line below. */
const titlesOfRights = ({ reading }: SegmentDesk, ids: readonly string[]): [string, string][] =>
  reading
    .all(rightsWith({ ids: JSON.stringify(ids) }))
    .map(({ id, entity, name }) => [id, `${entity}\n${name}`])

const rightsWith = template((at: { ids: string }) =>
  query
    .selectFrom('roleRight')
    .innerJoin('role', 'role.id', 'roleRight.role')
    .select(['roleRight.id', 'roleRight.entity', 'role.name'])
    .where('roleRight.id', 'in', idsIn(at.ids)),
)

/** The same of a field, with its entity: others have fields of the same name. */
const titlesOfLevels = ({ reading }: SegmentDesk, ids: readonly string[]): [string, string][] =>
  reading
    .all(levelsWith({ ids: JSON.stringify(ids) }))
    .map(({ id, entity, field, name }) => [id, `${entity}.${field}\n${name}`])

const levelsWith = template((at: { ids: string }) =>
  query
    .selectFrom('roleField')
    .innerJoin('role', 'role.id', 'roleField.role')
    .select(['roleField.id', 'roleField.entity', 'roleField.field', 'role.name'])
    .where('roleField.id', 'in', idsIn(at.ids)),
)
