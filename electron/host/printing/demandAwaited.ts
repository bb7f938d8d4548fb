import { failure, problem } from '../../../shared/failure.ts'

/** Throws `cancelled` once nobody waits for the answer any more. */
export function demandAwaited(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw failure('cancelled', problem([], 'cancelled'))
}
