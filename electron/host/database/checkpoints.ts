import type Database from 'better-sqlite3'
import { openPlainly } from './open.ts'

/** Pages of 4 KB in the log of writes that are worth carrying into the file: each time the disk is waited for twice. */
const worthIt = 1000

/** Carries what was written from the log of writes into the file itself, beside the writer: no save waits for it. */
export interface Checkpoints {
  /** Carries what is there, once it is enough to be worth it. */
  tend(): void
  close(): void
}

/** Tells how many pages of the log of writes were not carried into the file yet. */
export function backlogOn(connection: Database.Database): () => number {
  const state = connection.prepare<[], { log: number; checkpointed: number }>(
    'pragma wal_checkpoint(noop)',
  )
  return () => {
    const { log, checkpointed } = state.get()!
    return log - checkpointed
  }
}

/** Opens a connection for checkpoints and nothing else. */
export function openCheckpoints(file: string): Checkpoints {
  const connection = openPlainly(file)
  // What is in the file has to be on the disk before the log begins anew.
  connection.pragma('synchronous = FULL')
  const backlog = backlogOn(connection)
  return {
    tend: () => {
      if (backlog() >= worthIt) connection.pragma('wal_checkpoint(passive)')
    },
    close: () => connection.close(),
  }
}
