import type { BackupPhase } from '../../../shared/api/backup.ts'
import { beginAnew } from '../housekeeping/beginAnew.ts'
import { examineOffice } from '../housekeeping/examineOffice.ts'
import { findOrphans } from '../housekeeping/findOrphans.ts'
import { clearMoved } from '../housekeeping/clearMoved.ts'
import { copyBelongings, copyOffice, leaveOffice } from '../housekeeping/moveOffice.ts'
import { shrinkOffice } from '../housekeeping/shrinkOffice.ts'
import { supportFacts } from '../housekeeping/supportFacts.ts'
import { weighHistory } from '../housekeeping/weighHistory.ts'
import { convertOffice } from '../keys/convertOffice.ts'
import { clearBackups, clearPlainBackups, countPlain } from './clearBackups.ts'
import { createKey, type BackupKey } from './backupKey.ts'
import { decideRestore } from './decideRestore.ts'
import { listBackups, placeWith } from './listBackups.ts'
import { makeBackup } from './makeBackup.ts'
import { pastRecords } from './pastRecords.ts'
import { previewRestore } from './previewRestore.ts'
import { rehearse } from './rehearse.ts'
import { bringToSecond, claimPlace, isThere } from './secondPlace.ts'
import { setAside } from './setAside.ts'
import { unpackPast } from './unpackPast.ts'
import { stageRestore } from './stageRestore.ts'

/** What a job has beside what it was asked: whom it tells, and whether it is still wanted. */
export interface JobDesk {
  tell(phase: BackupPhase, done?: number, of?: number): void
  /** Throws the failure of what was cancelled, once nobody wants it any more. */
  demandGoing(): void
}

/**
 * Work on the whole of an office that takes its time, such as backups: it runs on a thread of its own, with connections of its own, and nobody who works
 * in the office waits for it. What is asked and answered is plain data.
 */
export const jobs = {
  make: makeBackup,
  bring: bringToSecond,
  claim: claimPlace,
  isThere,
  key: ({ passphrase }: { readonly passphrase: string }): BackupKey => createKey(passphrase),
  clear: clearBackups,
  clearPlain: clearPlainBackups,
  plain: countPlain,
  list: listBackups,
  placeWith,
  rehearse,
  preview: previewRestore,
  stage: stageRestore,
  unpack: unpackPast,
  past: pastRecords,
  examine: examineOffice,
  facts: supportFacts,
  weigh: weighHistory,
  orphans: findOrphans,
  shrink: shrinkOffice,
  anew: beginAnew,
  belongings: copyBelongings,
  move: copyOffice,
  leave: leaveOffice,
  clearMoved,
  setAside,
  decide: decideRestore,
  convert: convertOffice,
}

export type Jobs = typeof jobs
export type Job = keyof Jobs
export type JobAsked<J extends Job> = Parameters<Jobs[J]>[0]
export type JobAnswer<J extends Job> = ReturnType<Jobs[J]>

/** Does a job. */
export function doJob<J extends Job>(job: J, asked: JobAsked<J>, desk: JobDesk): JobAnswer<J> {
  const work = jobs[job] as (asked: JobAsked<J>, desk: JobDesk) => JobAnswer<J>
  return work(asked, desk)
}
