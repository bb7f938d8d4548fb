import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { BackupPlan } from '../domain/backupDue.ts'
import type { Generation } from '../domain/generations.ts'
import type { AnyRow } from '../entity.ts'
import { newPassword } from './office.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'
import type { PutBack, Titles } from './records.ts'

/** What a backup was made for: by the clock, by hand, or before something that goes over much. */
export const backupReasons = [
  'scheduled',
  'manual',
  'upgrade',
  'import',
  'merge',
  'bulk',
  'purge',
  'cleanUp',
  'restore',
  'conversion',
] as const
export type BackupReason = (typeof backupReasons)[number]

/** What a backup, a check or a restore is at. */
export const backupPhases = [
  'copying',
  'attachments',
  'checking',
  'opening',
  'second',
  'cleaning',
  'indexing',
  'shrinking',
  'clearing',
  'moving',
  'converting',
] as const
export type BackupPhase = (typeof backupPhases)[number]

/** How far it is within a phase; `of` is 0 where that can't be told. */
export interface BackupProgress extends Progress {
  readonly phase: BackupPhase
}

/** A backup, as a list of them shows it. One that can't be read is shown with what is wrong. */
export type BackupLine =
  | {
      readonly name: string
      /** UTC milliseconds. */
      readonly madeAt: number
      readonly reason: BackupReason
      /** Live records by entity. */
      readonly counts: Readonly<Record<string, number>>
      /** Bytes of its own, without the attachments that it shares with others. */
      readonly size: number
      readonly attachments: number
      /** Attachments that could not be taken along as they should be. */
      readonly damaged: number
      readonly encrypted: boolean
      readonly office: string | null
      /** What it is kept as; null for the backup of another install. */
      readonly generation: Generation | null
    }
  | { readonly name: string; readonly problem: string }

/** What an administrator is to be told of the backups, most pressing first. */
export type BackupWarning =
  | 'erasuresLeft'
  | 'failing'
  | 'stale'
  | 'placeAway'
  | 'rehearsalFailed'
  | 'secondStale'
  | 'secondFailing'

/** How the backups of the office stand. Instants in UTC milliseconds. */
export interface BackupState {
  readonly plan: BackupPlan
  readonly encrypted: boolean
  /** Where the newest is kept. */
  readonly place: string
  /** The folder that was chosen for them; null where it is the office's own. */
  readonly chosenPlace: string | null
  /** Whether the last one was kept in the office's own, since the chosen folder was not there. */
  readonly isAway: boolean
  /** Whether one is being made, tried or copied at this moment. */
  readonly busy: boolean
  readonly doneAt: number | null
  /** Why the last one could not be made: a key under `failures`. */
  readonly problem: string | null
  readonly second: {
    readonly path: string
    /** When the newest backup that it has was brought there. */
    readonly at: number | null
    readonly problem: string | null
  } | null
  readonly rehearsal: {
    readonly at: number
    readonly name: string
    readonly problem: string | null
  } | null
  /** The last restore: of which backup, how many attachments it could not bring back, and the backup of what was there before. */
  readonly restored: {
    readonly at: number
    readonly madeAt: number
    readonly lost?: number
    readonly safety: string | null
  } | null
  readonly warning: BackupWarning | null
}

/** What comes of making a backup, or of trying one. */
export type BackupWork = BackupProgress | { readonly kind: 'done' }

/** How the records of an entity differ between a backup and today. */
export interface BackupDifference {
  readonly entity: string
  /** Live records. */
  readonly then: number
  readonly now: number
  /** Of them those that the other has not. */
  readonly onlyThen: number
  readonly onlyNow: number
  /** Records that both have, and not alike. */
  readonly changed: number
}

/** What a backup holds, and what of today a restore of it would change. */
export interface RestorePreview {
  readonly name: string
  /** UTC milliseconds. */
  readonly madeAt: number
  readonly office: string | null
  /** Version of the program that made it. */
  readonly program: string
  /** Attachments that neither it has any more nor the office. */
  readonly lost: number
  /** Records that it holds and that were erased for good since. */
  readonly erased: number
  /** Null where today's file is damaged, and can't be compared. */
  readonly differences: readonly BackupDifference[] | null
}

export type PreviewWork =
  BackupProgress | { readonly kind: 'done'; readonly result: RestorePreview }

/** A backup that is looked into beside today. */
export interface OpenedBackup {
  readonly name: string
  /** UTC milliseconds. */
  readonly madeAt: number
  /** Live records by entity, then. */
  readonly counts: Readonly<Record<string, number>>
}

/** A record as it was, and what became of it. */
export interface PastRecord {
  readonly then: AnyRow
  /** Null when it was erased for good. */
  readonly now: AnyRow | null
  readonly became: 'same' | 'changed' | 'deleted' | 'erased'
  /** Fields that hold something else now. */
  readonly differing: readonly string[]
}

export interface PastPage {
  readonly records: readonly PastRecord[]
  readonly titles: Titles
  readonly total: number
}

export type OpenWork = BackupProgress | { readonly kind: 'done'; readonly result: OpenedBackup }

const folder = z.string().trim().min(1, 'required').max(1000, 'tooLong')

/** Which backup is meant: one of the office's own, of its second place, or of a folder somewhere. */
const which = {
  from: z.union([z.literal('own'), z.literal('second'), z.strictObject({ path: folder })]),
  name: z.string().max(100),
  /** That it was encrypted with, where it is not the one of now. */
  passphrase: z.string().max(200, 'wrongPassphrase').optional(),
}
/** A place of backups. */
export type BackupFrom = z.infer<typeof which.from>

export const backup = {
  state: procedure('administrator').output(type<BackupState>()),
  /** The backups of a place, newest first. Anybody may ask before the office is set up, and administrators after. */
  list: procedure('public')
    .input(z.strictObject({ from: which.from }))
    .output(type<readonly BackupLine[]>()),
  make: procedure('administrator').output(eventIterator(type<BackupWork>())),
  /** Tries whether the newest one could be restored. */
  rehearse: procedure('administrator').output(eventIterator(type<BackupWork>())),
  preview: procedure('public')
    .input(z.strictObject(which))
    .output(eventIterator(type<PreviewWork>())),
  /** Puts a backup in the place of what is there, which is backed up first. The office opens anew after it. */
  restore: procedure('public')
    .input(z.strictObject({ ...which, keepErased: z.boolean().default(true) }))
    .output(eventIterator(type<BackupWork>())),
  /** Unpacks a backup to be looked into; one that was open before is closed. */
  open: procedure('administrator')
    .input(z.strictObject(which))
    .output(eventIterator(type<OpenWork>())),
  /** The backup that is open; null when none is. */
  opened: procedure('administrator').output(type<OpenedBackup | null>()),
  close: procedure('administrator').output(type<void>()),
  /** Records of the open backup as they were, by title; a search answers with the best 200. */
  past: procedure('administrator')
    .input(
      z.strictObject({
        entity: z.string().max(100),
        query: z.string().max(200).default(''),
        different: z.boolean().default(false),
        offset: z.int().min(0).max(1e9).default(0),
        limit: z.int().min(1).max(500).default(50),
      }),
    )
    .output(type<PastPage>()),
  /** Gives a record what it was in the open backup, with what belonged to it. */
  bringBack: procedure('administrator')
    .input(z.strictObject({ act: z.uuid(), entity: z.string().max(100), id: z.uuid() }))
    .output(type<PutBack>()),
  plan: procedure('administrator')
    .input(z.strictObject({ minute: z.int().min(0).max(1439), hourly: z.boolean() }))
    .output(type<BackupState>()),
  /** Chooses where backups are kept, or has them kept in the office's own folder; one is made there at once. */
  keepIn: procedure('administrator')
    .input(z.strictObject({ path: folder.nullable() }))
    .output(type<BackupState>()),
  /** Chooses the second place, or does without one. */
  second: procedure('administrator')
    .input(z.strictObject({ path: folder.nullable() }))
    .output(type<BackupState>()),
  /** Encrypts backups from now on, or no longer. */
  encrypt: procedure('administrator')
    .input(z.strictObject({ passphrase: newPassword.nullable() }))
    .output(type<BackupState>()),
}
