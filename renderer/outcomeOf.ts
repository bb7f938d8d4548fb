/** Long work as the host streams it: how far it is, then what came of it. */
type Step =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'done' }

/** Follows long work to its end and answers with what came of it. Rejects when it ends without saying so. */
export async function outcomeOf<S extends Step>(
  work: Promise<AsyncIterable<S>>,
  tell: (step: Extract<S, { kind: 'progress' }>) => void = () => {},
): Promise<Extract<S, { kind: 'done' }>> {
  for await (const step of await work) {
    if (step.kind === 'done') return step as Extract<S, { kind: 'done' }>
    tell(step as Extract<S, { kind: 'progress' }>)
  }
  throw new Error('The work ended without an outcome')
}
