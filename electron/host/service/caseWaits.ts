import { sql } from 'kysely'
import type { Wait } from '../../../shared/domain/caseClock.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { ChangeColumns } from '../database/tables.ts'
import { template } from '../database/template.ts'
import { newestStep } from './newestStep.ts'

/** The field whose changes are more than history: how long a case waited is worked out from them. */
export const workedOutFromLog = '"waitingSince"'

const waitingChanges = template(({ id }: { id: string }) =>
  query
    .selectFrom('change')
    .select(['at', 'kind', 'fields', 'source'])
    .where('record', '=', id)
    .where((eb) =>
      eb.or([
        sql<boolean>`instr(fields, ${workedOutFromLog}) > 0`,
        eb('kind', 'in', ['delete', 'restore']),
      ]),
    )
    .orderBy('clock')
    .orderBy('seq'),
)

/** When the clocks of a case stood still: it waited for its customer, or lay in the recycle bin and came out again. */
export function standstillsOf(reading: Reading, id: string): Wait[] {
  const changes = reading.all(waitingChanges({ id }))
  return merged([...waitsIn(changes), ...binned(changes)])
}

type Changes = readonly Pick<ChangeColumns, 'at' | 'kind' | 'fields' | 'source'>[]

function binned(changes: Changes): Wait[] {
  let since: number | null = null
  return changes.flatMap(({ at, kind }) => {
    const from = since
    since = kind === 'delete' ? at : kind === 'restore' ? null : from
    return kind === 'restore' && from !== null ? [{ from, to: Math.max(from, at) }] : []
  })
}

/**
 * When a case waited for its customer, told from its log: each wait that has ended, the earliest first and none over
 * another. One whose beginning was taken back never was.
 */
export const waitsOf = (reading: Reading, id: string): Wait[] =>
  waitsIn(reading.all(waitingChanges({ id })))

/** For how many milliseconds a case has waited for its customer, out of the recycle bin; null where it never did. */
export function waitedFor(reading: Reading, id: string): number | null {
  const changes = reading.all(waitingChanges({ id }))
  const waits = waitsIn(changes)
  if (waits.length === 0) return null
  const away = merged(binned(changes))
  return lasting(merged([...waits, ...away])) - lasting(away)
}

const lasting = (waits: readonly Wait[]) => waits.reduce((sum, { from, to }) => sum + to - from, 0)

function waitsIn(changes: Changes): Wait[] {
  const waits = new Map<number, number>()
  /** Ends that were taken back, and may be put back. */
  const undone = new Map<number, number>()
  for (const { at, fields, source } of changes) {
    const [old, now] = (JSON.parse(fields) as Record<string, readonly unknown[]>).waitingSince ?? []
    if (typeof now === 'number') {
      if (waits.has(now)) undone.set(now, waits.get(now)!)
      waits.delete(now)
    } else if (typeof old === 'number') {
      const end = source === 'undo' ? undone.get(old) : at
      if (end !== undefined) waits.set(old, end)
    }
  }
  return merged([...waits].map(([from, to]) => ({ from, to: Math.max(from, to) })))
}

function merged(waits: readonly Wait[]): Wait[] {
  const whole: Wait[] = []
  for (const wait of waits.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (!last || wait.from > last.to) whole.push(wait)
    else whole.splice(-1, 1, { from: last.from, to: Math.max(last.to, wait.to) })
  }
  return whole
}

/** Milliseconds that the clock of whoever says that a case waits may be behind. */
const behind = 10 * 60_000

/**
 * Since when a case waits that is said to wait since a moment: it is dated back to where the office's last turn began
 * at the earliest, and never before a limit that had passed. Undefined where the moment lies further back.
 */
export function waitStart(
  reading: Reading,
  held: AnyRow,
  { since, now }: { readonly since: number; readonly now: number },
): number | undefined {
  const until = Number(held.waitingSince ?? now)
  const limits = [held.answeredAt === null ? held.answerDueAt : null, held.solveDueAt]
  const earliest = Math.max(
    Number(held.receivedAt),
    newestStep(reading, held.id)?.at ?? 0,
    waitsOf(reading, held.id).at(-1)?.to ?? 0,
    ...limits
      .filter((limit) => limit !== null)
      .map(Number)
      .filter((limit) => limit <= until),
  )
  return since < earliest - behind ? undefined : Math.max(since, earliest)
}
