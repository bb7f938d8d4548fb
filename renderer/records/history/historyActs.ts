import type { HistoryEntry } from '../../../shared/api/records.ts'

/** What one act did to a record: its changes one after another, as one change. */
export interface HistoryAct {
  readonly key: string
  /** What taking it back takes. */
  readonly act: string
  readonly at: number
  readonly user: string | null
  /** Who proposed it, where somebody else agreed to it. */
  readonly behalf?: string | undefined
  readonly source: HistoryEntry['source']
  readonly kind: HistoryEntry['kind']
  /** Clocks of the record after it, and before it. */
  readonly after: number
  readonly before: number
  readonly fields: HistoryEntry['fields']
  /** What it changed was cleaned out of the history. */
  readonly isEmptied: boolean
}

/** The changes of a record, newest first, put together by act: each field from what it was before to what it was after. */
export function historyActs(entries: readonly HistoryEntry[]): HistoryAct[] {
  const acts: HistoryAct[] = []
  for (const entry of entries) {
    const last = acts.at(-1)
    const joins = last?.act === entry.act && last.kind === 'update' && entry.kind === 'update'
    if (joins) acts[acts.length - 1] = joined(last, entry)
    else acts.push(actOf(entry))
  }
  return acts
}

function actOf(entry: HistoryEntry): HistoryAct {
  const {
    act,
    at,
    user,
    behalf,
    source,
    kind,
    clock,
    fields,
    site,
    sequence,
    isEmptied = false,
  } = entry
  return {
    key: `${site}.${sequence}`,
    act,
    at,
    user,
    behalf,
    source,
    kind,
    after: clock,
    before: clock - 1,
    fields,
    isEmptied,
  }
}

/** An act with a change before it. */
function joined(later: HistoryAct, { fields, clock }: HistoryEntry): HistoryAct {
  const merged: Record<string, { readonly old: unknown; readonly new: unknown }> = { ...fields }
  for (const [name, both] of Object.entries(later.fields)) {
    merged[name] = { old: fields[name]?.old ?? both.old, new: both.new }
  }
  return { ...later, before: clock - 1, fields: merged }
}
