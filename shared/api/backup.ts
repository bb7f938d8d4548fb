import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { BackupPlan } from '../domain/backupDue.ts'
import type { Generation } from '../domain/generations.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** What a backup was made for: by the clock, by hand, or before something that goes over much. */
export const backupReasons = [
  'scheduled',
  'manual',
  'upgrade',
  'import',
  'merge',
  'bulk',
  'purge',
  'restore',
] as const
export type BackupReason = (typeof backupReasons)[number]

/** What a backup, a check or a restore is at. */
export const backupPhases = ['copying', 'attachments', 'checking', 'opening', 'second'] as const
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
  'failing' | 'stale' | 'rehearsalFailed' | 'secondStale' | 'secondFailing'

/** How the backups of the office stand. Instants in UTC milliseconds. */
export interface BackupState {
  readonly plan: BackupPlan
  readonly encrypted: boolean
  /** Where they are kept. */
  readonly place: string
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
  readonly warning: BackupWarning | null
}

/** What comes of making a backup, or of trying one. */
export type BackupWork = BackupProgress | { readonly kind: 'done' }

const passphrase = z.string().min(8, 'weakPassword').max(200, 'tooLong')

export const backup = {
  state: procedure('administrator').output(type<BackupState>()),
  /** The backups that are kept with the office, newest first. */
  list: procedure('administrator').output(type<readonly BackupLine[]>()),
  make: procedure('administrator').output(eventIterator(type<BackupWork>())),
  /** Tries whether the newest one could be restored. */
  rehearse: procedure('administrator').output(eventIterator(type<BackupWork>())),
  plan: procedure('administrator')
    .input(z.strictObject({ minute: z.int().min(0).max(1439), hourly: z.boolean() }))
    .output(type<BackupState>()),
  /** Chooses the second place, or does without one. */
  second: procedure('administrator')
    .input(
      z.strictObject({
        path: z.string().trim().min(1, 'required').max(1000, 'tooLong').nullable(),
      }),
    )
    .output(type<BackupState>()),
  /** Encrypts backups from now on, or no longer. */
  encrypt: procedure('administrator')
    .input(z.strictObject({ passphrase: passphrase.nullable() }))
    .output(type<BackupState>()),
}
