import type { Generation } from '../domain/generations.ts'
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
