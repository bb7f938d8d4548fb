import { openPlainly } from './open.ts'

/** Pages of 4 KB in the log of writes that are worth carrying into the file: each time the disk is waited for twice. */
const worthIt = 1000

/** Carries what was written from the log of writes into the file itself, beside the writer: no save waits for it. */
export interface Checkpoints {
  /** Carries what is there, once it is enough to be worth it. */
  tend(): void
  close(): void
}

/** Opens a connection for checkpoints and nothing else. */
export function openCheckpoints(file: string): Checkpoints {
  const connection = openPlainly(file)
  // What is in the file has to be on the disk before the log begins anew.
  connection.pragma('synchronous = FULL')
  const state = connection.prepare<[], { log: number; checkpointed: number }>(
    'pragma wal_checkpoint(noop)',
  )
  return {
    tend: () => {
      const { log, checkpointed } = state.get()!
      if (log - checkpointed >= worthIt) connection.pragma('wal_checkpoint(passive)')
    },
    close: () => connection.close(),
  }
}
