import { Worker } from 'node:worker_threads'
import type { BackupProgress } from '../../../shared/api/backup.ts'
import { failure, failureOf, problem, type Failure } from '../../../shared/failure.ts'
import { heldKeys, holdKeys, type HeldKeys } from '../keys/keyring.ts'
import { asBackupFailure } from './backupTrouble.ts'
import { doJob, type Job, type JobAnswer, type JobAsked, type JobDesk } from './jobs.ts'

/** Does jobs: on threads of their own, or where it stands. */
export type RunJob = <J extends Job>(
  job: J,
  asked: JobAsked<J>,
  watch?: JobWatch,
) => Promise<JobAnswer<J>>

/** Who waits for a job. */
export interface JobWatch {
  readonly onProgress?: (progress: BackupProgress) => void
  readonly signal?: AbortSignal | undefined
}

/** What the thread of a job is started with. */
export interface JobTask {
  readonly job: Job
  readonly asked: unknown
  /** One number, not 0 once the job is not wanted any more. */
  readonly stop: SharedArrayBuffer
  readonly keys: HeldKeys
}

/** What the thread of a job tells. */
export type FromJob =
  | BackupProgress
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'defect'; readonly error: unknown }

/** The script of jobs beside the script of a host. */
export const jobsBeside = (host: string) =>
  new URL(host.endsWith('.ts') ? './backupJob.ts' : './backupJob.js', host)

/** Does each job on a thread that ends with it. */
export const onThreads =
  (script: URL): RunJob =>
  (job, asked, { onProgress, signal } = {}) =>
    new Promise((resolve, reject) => {
      const stop = new SharedArrayBuffer(4)
      const cancel = () => void Atomics.store(new Int32Array(stop), 0, 1)
      if (signal?.aborted) cancel()
      signal?.addEventListener('abort', cancel, { once: true })
      const task: JobTask = { job, asked, stop, keys: heldKeys() }
      const thread = new Worker(script, { workerData: task })
      thread.on('message', (message: FromJob) => {
        if (message.kind === 'progress') onProgress?.(message)
        else if (message.kind === 'answer') resolve(message.answer as JobAnswer<typeof job>)
        else if (message.kind === 'defect') reject(message.error as Error)
        else reject(failure(message.failure.kind, ...message.failure.problems))
      })
      thread.on('error', reject)
      thread.on('exit', () => {
        signal?.removeEventListener('abort', cancel)
        reject(new Error('The thread of a backup ended'))
      })
    })

/** Does jobs on the caller's own thread: where there are no scripts to start others with. */
export const here: RunJob = async (job, asked, { onProgress, signal } = {}) => {
  try {
    return doJob(
      job,
      asked,
      deskOf(
        (progress) => onProgress?.(progress),
        () => !!signal?.aborted,
      ),
    )
  } catch (error) {
    throw asBackupFailure(error)
  }
}

/** What a job has to do with those who wait for it. */
export const deskOf = (
  tell: (progress: BackupProgress) => void,
  isStopped: () => boolean,
): JobDesk => ({
  tell: (phase, done = 0, of = 0) => tell({ kind: 'progress', phase, done, of }),
  demandGoing: () => {
    if (isStopped()) throw failure('cancelled', problem([], 'cancelled'))
  },
})

/** The answer of a thread to its job. */
export function answerTask(task: JobTask, tell: (message: FromJob) => void): void {
  const { job, asked, stop, keys } = task
  holdKeys(keys)
  const isStopped = () => Atomics.load(new Int32Array(stop), 0) !== 0
  try {
    tell({ kind: 'answer', answer: doJob(job, asked as never, deskOf(tell, isStopped)) })
  } catch (error) {
    const found = asBackupFailure(error)
    const expected = failureOf(found)
    tell(expected ? { kind: 'failure', failure: expected } : { kind: 'defect', error: found })
  }
}
