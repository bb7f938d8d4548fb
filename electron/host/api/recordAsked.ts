import type { Person } from '../../../shared/api/office.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import { readVisible } from '../records/reading.ts'
import { callerIn, type CallContext } from './procedures.ts'

/** The context of a call whose right was checked. */
export type CalledBy = CallContext & { readonly person: Person | null }

/** The entity that is asked for, by a name that may be anything. */
export function entityAsked(context: CalledBy, input: { readonly entity: string }) {
  const { office } = context.host
  const entity = entityNamed(office.registry, input.entity)
  if (!entity) throw failure('notFound', problem('entity', 'notFound'))
  return { office, entity, actor: actorOf(callerIn(context)) }
}

/** The record that is asked for; one that the person may not see is not there. */
export function recordAsked(
  context: CalledBy,
  input: { readonly entity: string; readonly id: string },
) {
  const asked = entityAsked(context, input)
  const { reading, rules } = asked.office
  const rule = rules[asked.entity.name]
  const row = readVisible(reading, asked.entity, rule, asked.actor, input.id)
  if (!row) throw failure('notFound', problem([], 'notFound'))
  return { ...asked, row }
}
