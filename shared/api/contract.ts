import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { alerts } from './alerts.ts'
import { attachments } from './attachments.ts'
import { backup } from './backup.ts'
import { consent } from './consent.ts'
import { encryption } from './encryption.ts'
import { figures } from './figures.ts'
import { housekeeping } from './housekeeping.ts'
import { importing } from './importing.ts'
import { journal } from './journal.ts'
import { accounts, office, session } from './office.ts'
import { mailings } from './mailings.ts'
import { presence, windowId } from './presence.ts'
import { printing } from './printing.ts'
import { procedure } from './procedure.ts'
import { records } from './records.ts'
import { recycleBin } from './recycleBin.ts'
import { search } from './search.ts'
import { sending } from './sending.ts'
import { surveys } from './surveys.ts'

/** Told after a commit: what open views read again. `records` is null when they are too many to name. */
export interface ChangedEvent {
  readonly entity: string
  readonly records: readonly string[] | null
  /** The act it was part of, so that whoever did it need not be told. */
  readonly act: string
}

export interface SampleProgress {
  readonly done: number
  readonly of: number
}

/** Every procedure of the host, declared once. */
export const contract = {
  office,
  session,
  accounts,
  encryption,
  records,
  recycleBin,
  search,
  surveys,
  housekeeping,
  importing,
  journal,
  attachments,
  backup,
  figures,
  alerts,
  consent,
  presence,
  printing,
  mailings,
  sending,
  sample: {
    /** Fills an empty office with believable records. */
    fill: procedure('administrator')
      .input(z.strictObject({ act: z.uuid() }))
      .output(eventIterator(type<SampleProgress>())),
    /** Removes them again, and only them. */
    clear: procedure('administrator')
      .input(z.strictObject({ act: z.uuid() }))
      .output(type<{ removed: number }>()),
  },
  changes: {
    /**
     * Streams until the caller ends it. An empty list of events is a sign of life. With the id of a window it also tells,
     * as changes of `presence`, who comes to the record that stands open there.
     */
    watch: procedure('signedIn')
      .input(z.strictObject({ window: windowId.optional() }).optional())
      .output(eventIterator(type<readonly ChangedEvent[]>())),
  },
}

export type Contract = typeof contract
