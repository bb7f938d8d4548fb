import { Worker } from 'node:worker_threads'
import { failure, problem } from '../../../shared/failure.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import type { Log } from '../log.ts'
import { isLong, type Answer, type Asked, type Question } from './questions.ts'
import type { FromReader, ToReader } from './readerMessages.ts'
import type { Readings } from './readings.ts'

/** Milliseconds that a question may take to its end when the office closes. */
const patience = 2000

interface Waiting {
  readonly message: Extract<ToReader, { kind: 'question' }>
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

/** The script of the reader beside the script of a host: `reader.ts` in the sources, `reader.js` when built. */
export const readerBeside = (host: string) =>
  new URL(host.endsWith('.ts') ? './reader.ts' : './reader.js', host)

/**
 * Answers on a thread with a connection of its own. A reader that dies takes its question with it; the next one starts
 * another.
 */
export function readOnThread(
  { file, site, changed }: Pick<Office, 'file' | 'site' | 'changed'>,
  script: URL,
  log: Log,
): Readings {
  const queue: Waiting[] = []
  /** The one question that the reader has; the others wait here, where they can still be dropped. */
  let begun: Waiting | undefined
  let reader: Worker | undefined
  let closed = false

  const tell = (message: ToReader) => reader?.postMessage(message)
  const stop = changed.watch((events, upTo) => tell({ kind: 'changed', events, upTo }))

  const start = () => {
    const started = new Worker(script, { workerData: { file, site } })
    started.unref()
    started.on('message', (message: FromReader) => settle(message))
    started.on('error', (error) => lose(started, error))
    started.on('exit', () => lose(started, new Error('The reader ended')))
    return started
  }

  const settle = (message: FromReader) => {
    const waiting = begun
    begun = undefined
    if (message.kind === 'answer') waiting?.resolve(message.answer)
    else if (message.kind === 'defect') waiting?.reject(message.error)
    else waiting?.reject(failure(message.failure.kind, ...message.failure.problems))
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
    // Whoever types or scrolls goes before whoever counts.
    const quick = queue.findIndex(({ message }) => !isLong(message.question))
    const [next] = queue.splice(Math.max(quick, 0), 1)
    if (!next) return
    reader ??= start()
    begun = next
    tell(next.message)
  }

  reader = start()
  return {
    ask: <Q extends Question>(question: Q, actor: Actor, asked: Asked<Q>, signal?: AbortSignal) =>
      new Promise<Answer<Q>>((resolve, reject) => {
        if (closed) return reject(new Error('The office is closed'))
        const drop = () => {
          const at = queue.indexOf(waiting)
          if (at >= 0) queue.splice(at, 1)
          reject(failure('cancelled', problem([], 'cancelled')))
        }
        const waiting: Waiting = {
          message: { kind: 'question', question, actor, asked },
          resolve: resolve as (answer: unknown) => void,
          reject,
        }
        if (signal?.aborted) return drop()
        signal?.addEventListener('abort', drop, { once: true })
        queue.push(waiting)
        proceed()
      }),
    close: async () => {
      closed = true
      stop()
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
