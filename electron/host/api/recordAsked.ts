import type { Person } from '../../../shared/api/office.ts'
import { actorOf } from '../accounts/people.ts'
import type { Answer, Asked, Question } from '../reading/questions.ts'
import { entityIn, recordIn } from '../records/asked.ts'
import { callerIn, type OfficeContext } from './procedures.ts'

/** The context of a call whose right was checked. */
export type CalledBy = OfficeContext & { readonly person: Person | null }

/** The entity that is asked for, by a name that may be anything, as the person knows it. */
export function entityAsked(context: CalledBy, input: { readonly entity: string }) {
  const { office } = context.host
  const actor = actorOf(callerIn(context))
  return { office, actor, entity: entityIn(office, actor, input.entity) }
}

/** The record that is asked for; one that the person may not see is not there. */
export function recordAsked(
  context: CalledBy,
  input: { readonly entity: string; readonly id: string },
) {
  const { office } = context.host
  const actor = actorOf(callerIn(context))
  return { office, actor, ...recordIn(office, actor, input) }
}

/** Puts a question that may take long to whoever reads beside the writer. */
export function askBeside<Q extends Question>(
  { context, input, signal }: AskingCall<Asked<Q>>,
  question: Q,
): Promise<Answer<Q>> {
  return context.host.readings.ask(question, actorOf(callerIn(context)), input, signal)
}

interface AskingCall<Input> {
  readonly context: CalledBy
  readonly input: Input
  readonly signal?: AbortSignal | undefined
}
