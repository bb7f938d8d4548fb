import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { knownEntity } from '../../../shared/rights/knownEntity.ts'
import type { Reading } from '../database/handle.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { readVisible } from './visible.ts'

/** The entity that somebody asks for, by a name that may be anything, as they know it. Throws `notFound`. */
export function entityIn(
  { registry }: { readonly registry: Registry },
  actor: Actor,
  name: string,
): Entity {
  const entity = entityNamed(registry, name)
  if (!entity) throw failure('notFound', problem('entity', 'notFound'))
  return knownEntity(entity, actor)
}

/** The record that somebody asks for, as they know it; one that they may not see is not there: `notFound`. */
export function recordIn(
  desk: { readonly reading: Reading; readonly registry: Registry; readonly rules: Rules },
  actor: Actor,
  input: { readonly entity: string; readonly id: string },
): { readonly entity: Entity; readonly row: AnyRow } {
  const entity = entityIn(desk, actor, input.entity)
  const row = readVisible(desk.reading, entity, desk.rules[entity.name], actor, input.id)
  if (!row) throw failure('notFound', problem([], 'notFound'))
  return { entity, row }
}
