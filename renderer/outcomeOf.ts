import type { Progress } from '../shared/api/progress.ts'

/** Follows long work as the host streams it, and answers with what came of it. Rejects when it ends without saying so. */
export async function outcomeOf<S extends Progress | { readonly kind: 'done' }>(
  work: Promise<AsyncIterable<S>>,
  tell: (step: Progress) => void = () => {},
): Promise<Extract<S, { kind: 'done' }>> {
  for await (const step of await work) {
    if (step.kind === 'done') return step as Extract<S, { kind: 'done' }>
    tell(step)
  }
  throw new Error('The work ended without an outcome')
}
