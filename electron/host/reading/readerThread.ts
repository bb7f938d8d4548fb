import { Worker, type TransferListItem } from 'node:worker_threads'
import { failure, problem } from '../../../shared/failure.ts'
import type { Log } from '../log.ts'
import type { FromReader, ReaderTask, SharesFound, ToReader } from './readerMessages.ts'

/**
 * Megabytes of a reader's nursery: answers are short-lived, and a small one keeps its heap small. Who looks is waited for: in
 * 24 some thirty searches find room before rubbish is collected, in 8 each fifth had to wait for that.
 */
const nursery = { looking: 24, counting: 8 } as const

/** Milliseconds that a question may take to its end when the office closes. */
const patience = 2000

type Asked = Extract<ToReader, { kind: 'question' }>
type Answered = Exclude<FromReader, { kind: 'failure' | 'defect' | 'shares' }>

/** A thread that answers one question at a time. */
export interface ReaderThread {
  /** Rejects with the failure that the question came to, or when the signal fires before it was begun. */
  ask(message: Asked, signal?: AbortSignal): Promise<Answered>
  /** Tells it something that has no answer. */
  tell(message: ToReader, transfer?: readonly TransferListItem[]): void
  /** Resolves when it reads no more. */
  close(): Promise<void>
}

interface Waiting {
  readonly message: Asked
  readonly resolve: (answer: Answered) => void
  readonly reject: (error: unknown) => void
}

/**
 * Starts a reader. It has one question; the others wait here, where they can still be dropped. A reader that dies takes
 * its question with it; the next one starts another.
 */
export function startReader(
  script: URL,
  task: ReaderTask,
  log: Log,
  hearShares: (found: SharesFound) => void = () => {},
): ReaderThread {
  const queue: Waiting[] = []
  let begun: Waiting | undefined
  let reader: Worker | undefined
  let closed = false
  /** What another one that is started has to be told as well. */
  const told = new Map<string, SharesFound>()

  const start = () => {
    const resourceLimits = { maxYoungGenerationSizeMb: nursery[task.duty] }
    const started = new Worker(script, { workerData: task, resourceLimits })
    started.unref()
    started.on('message', (message: FromReader) => settle(message))
    started.on('error', (error) => lose(started, error))
    started.on('exit', () => lose(started, new Error('The reader ended')))
    for (const found of told.values()) started.postMessage(found)
    return started
  }

  const settle = (message: FromReader) => {
    if (message.kind === 'shares') return hearShares(message)
    const waiting = begun
    begun = undefined
    if (message.kind === 'defect') waiting?.reject(message.error)
    else if (message.kind === 'failure')
      waiting?.reject(failure(message.failure.kind, ...message.failure.problems))
    else waiting?.resolve(message)
    proceed()
  }

  const lose = (lost: Worker, error: unknown) => {
    if (reader !== lost || closed) return
    reader = undefined
    if (begun) begun.reject(error)
    else log.defect('reader', 'idle', error)
    begun = undefined
    proceed()
  }

  const proceed = () => {
    if (begun) return
    const next = queue.shift()
    if (!next) return
    reader ??= start()
    begun = next
    reader.postMessage(next.message)
  }

  reader = start()
  return {
    ask: (message, signal) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The office is closed'))
        const waiting: Waiting = { message, resolve, reject }
        const drop = () => {
          const at = queue.indexOf(waiting)
          if (at >= 0) queue.splice(at, 1)
          reject(failure('cancelled', problem([], 'cancelled')))
        }
        if (signal?.aborted) return drop()
        signal?.addEventListener('abort', drop, { once: true })
        // The list on the screen is read before the tabs over it.
        const place = message.question === 'size' || message.urgent ? 0 : queue.length
        queue.splice(place, 0, waiting)
        proceed()
      }),
    tell: (message, transfer = []) => {
      if (message.kind === 'shares') told.set(message.entity, message)
      reader?.postMessage(message, transfer)
    },
    close: async () => {
      closed = true
      for (const { reject } of begun ? [begun, ...queue] : queue) {
        reject(failure('gone', problem([], 'hostGone')))
      }
      queue.length = 0
      begun = undefined
      if (reader) await ended(reader)
    },
  }
}

/** Lets the reader end by itself: a thread that is torn down in the midst can take the process with it. */
async function ended(reader: Worker): Promise<void> {
  const exit = new Promise((resolve) => reader.once('exit', resolve))
  reader.postMessage({ kind: 'close' } satisfies ToReader)
  const late = setTimeout(() => void reader.terminate(), patience)
  await exit
  clearTimeout(late)
}
