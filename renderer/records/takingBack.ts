import type { UndoProgress } from '../../shared/api/records.ts'
import { client } from '../client.ts'
import { outcomeOf } from '../outcomeOf.ts'
import { newId } from './ids.ts'

export type HowFar = Extract<UndoProgress, { kind: 'progress' }>

/** The acts that take others back, by what they take back: asked again under the same id one goes on. */
const begun = new Map<string, string>()

/** What taking an act back came to, and the act that did it: taking that back does it again. */
export type TakenBack = Extract<UndoProgress, { kind: 'done' }> & { readonly by: string }

/**
 * Takes an act back and tells how far it is. Stopped by the signal, or broken off, it rejects, and goes on where it was
 * when it is asked again.
 */
export async function takeBack(
  act: string,
  signal: AbortSignal,
  tell: (step: HowFar) => void,
): Promise<TakenBack> {
  const back = begun.get(act) ?? newId()
  begun.set(act, back)
  const outcome = await outcomeOf(client.records.undo({ undo: act, act: back }, { signal }), tell)
  signal.throwIfAborted()
  begun.delete(act)
  return { ...outcome, by: back }
}
