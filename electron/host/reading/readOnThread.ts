import { Worker } from 'node:worker_threads'
import { failure, problem } from '../../../shared/failure.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import type { Answer, Asked, Question } from './questions.ts'
import type { FromReader, ToReader } from './readerMessages.ts'
import type { Readings } from './readings.ts'

/** Questions that the reader has at once; the others wait here, where they can still be dropped. */
const handed = 2

interface Waiting {
  readonly message: Extract<ToReader, { kind: 'question' }>
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

/** The script of the reader beside the script of a host: `reader.ts` in the sources, `reader.js` when built. */
export const readerBeside = (host: string) =>
  new URL(host.endsWith('.ts') ? './reader.ts' : './reader.js', host)

/**
 * Answers on a thread with a connection of its own. A reader that dies takes its questions with it; the next question
 * starts another one.
 */
export function readOnThread(
  { file, changed }: Pick<Office, 'file' | 'changed'>,
  script: URL,
): Readings {
  const queue: Waiting[] = []
  const begun = new Map<number, Waiting>()
  let last = 0
  let reader: Worker | undefined
  let closed = false

  const tell = (message: ToReader) => reader?.postMessage(message)
  const stop = changed.watch((events) => tell({ kind: 'changed', events }))

  const start = () => {
    const started = new Worker(script, { workerData: { file } })
    started.unref()
    started.on('message', (message: FromReader) => settle(message))
    started.on('error', (error) => lose(started, error))
    started.on('exit', () => lose(started, new Error('The reader ended')))
    return started
  }

  const settle = (message: FromReader) => {
    const waiting = begun.get(message.id)
    begun.delete(message.id)
    if (message.kind === 'answer') waiting?.resolve(message.answer)
    else if (message.kind === 'defect') waiting?.reject(message.error)
    else waiting?.reject(failure(message.failure.kind, ...message.failure.problems))
    proceed()
  }

  const lose = (lost: Worker, error: unknown) => {
    if (reader !== lost) return
    reader = undefined
    const theirs = [...begun.values()]
    begun.clear()
    for (const { reject } of theirs) reject(error)
    if (!closed) proceed()
  }

  const proceed = () => {
    while (begun.size < handed) {
      const next = queue.shift()
      if (!next) return
      reader ??= start()
      begun.set(next.message.id, next)
      tell(next.message)
    }
  }

  reader = start()
  return {
    ask: <Q extends Question>(question: Q, actor: Actor, asked: Asked<Q>, signal?: AbortSignal) =>
      new Promise<Answer<Q>>((resolve, reject) => {
        if (closed) return reject(new Error('The office is closed'))
        last += 1
        const waiting: Waiting = {
          message: { kind: 'question', id: last, question, actor, asked },
          resolve: resolve as (answer: unknown) => void,
          reject,
        }
        queue.push(waiting)
        signal?.addEventListener('abort', () => {
          const at = queue.indexOf(waiting)
          if (at < 0) return
          queue.splice(at, 1)
          reject(failure('cancelled', problem([], 'cancelled')))
        })
        proceed()
      }),
    close: () => {
      closed = true
      stop()
      for (const { reject } of [...queue.splice(0), ...begun.values()]) {
        reject(failure('gone', problem([], 'hostGone')))
      }
      begun.clear()
      void reader?.terminate()
    },
  }
}
