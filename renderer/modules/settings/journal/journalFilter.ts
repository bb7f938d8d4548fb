import { computed, ref } from 'vue'
import type { EventKind, JournalFilter } from '../../../../shared/api/journal.ts'
import type { ChangeKind, ChangeSource } from '../../../../shared/api/records.ts'
import { now } from '../../../now.ts'

/** Sorts of what happens, as one picks from them. */
export const whats = {
  all: {},
  changes: { changes: ['create', 'update', 'delete', 'restore', 'purge'] },
  deletions: { changes: ['delete', 'restore', 'purge'], events: ['purged', 'recordsCleared'] },
  signIns: {
    events: [
      'signedIn',
      'signInRefused',
      'signedOut',
      'locked',
      'passwordChanged',
      'viewBegan',
      'viewEnded',
      'recoveryUsed',
      'letInHere',
      'letInNoMore',
    ],
  },
  outputs: {
    events: [
      'printed',
      'sendingBegan',
      'sendingSteered',
      'testSent',
      'exported',
      'copied',
      'journalExported',
    ],
  },
  optOuts: { events: ['optedOut'] },
  refusals: { events: ['refused', 'signInRefused'] },
  office: {
    events: [
      'settingsChanged',
      'historyCompacted',
      'cleaned',
      'officeMoved',
      'openedElsewhere',
      'openedBefore',
      'officeBegun',
      'accountClosed',
      'backupMade',
      'backupFailed',
      'plainBackupsCleared',
      'converted',
      'recoveryRenewed',
      'restored',
      'restoreFailed',
      'journalChecked',
    ],
  },
} as const satisfies Record<
  string,
  { readonly changes?: readonly ChangeKind[]; readonly events?: readonly EventKind[] }
>
export const whatKinds = Object.keys(whats) as (keyof typeof whats)[]

const days = { all: undefined, today: 1, week: 7, month: 30, year: 365 } as const
export const spanKinds = Object.keys(days) as (keyof typeof days)[]

/** The start of the day so many days ago, today being the first. */
function dayStart(count: number, at: number): number {
  const day = new Date(at)
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - count + 1)
  return day.getTime()
}

/** What of the journal is wanted, picked part by part; nothing picked is everything. */
export function useJournalFilter() {
  /** The id of a user, `program` for what nobody did, or nothing. */
  const person = ref('')
  const what = ref<keyof typeof whats>('all')
  const entity = ref('')
  const source = ref<ChangeSource | ''>('')
  const span = ref<keyof typeof days>('all')
  const today = computed(() => dayStart(1, now.value))

  const filter = computed((): JournalFilter => {
    const { changes, events } = whats[what.value] as {
      changes?: ChangeKind[]
      events?: EventKind[]
    }
    const count = days[span.value]
    return {
      ...(person.value && { users: [person.value === 'program' ? null : person.value] }),
      ...((changes ?? events) && { changes: changes ?? [], events: events ?? [] }),
      ...(entity.value && { entity: entity.value }),
      ...(source.value && { source: source.value }),
      ...(count !== undefined && { from: dayStart(count, today.value) }),
    }
  })
  return { person, what, entity, source, span, filter }
}

export type JournalPicks = ReturnType<typeof useJournalFilter>
