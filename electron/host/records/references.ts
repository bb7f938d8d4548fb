import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, problem, type Problem } from '../../../shared/failure.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { scopeOf } from '../../../shared/rights/rights.ts'
import { keepableFiles } from '../attachments/brought.ts'
import type { Reading } from '../database/handle.ts'
import type { Rules } from '../rules/rule.ts'
import { anyQuery } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import type { Transaction } from './changeLog.ts'
import { demandWhole } from './demandWhole.ts'
import { isWithin } from './reach.ts'

/** What a value may point to, beside records. */
export interface Known {
  readonly registry: Registry
  readonly rules: Rules
  /** Whether a file with this SHA-256 was uploaded. */
  readonly hasAttachment: (id: string) => boolean
}

/**
 * Throws an `invalid` failure for each reference, tag and attachment that points to nothing this person sees, or into a circle, and
 * a `forbidden` one for a part of what they may not edit.
 */
export function checkReferences(
  tx: Transaction,
  { registry, rules, hasAttachment }: Known,
  entity: Entity,
  values: AnyValues,
  before: AnyRow | null,
): void {
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(values)) {
    const spec = entity.fields[name]
    if (value === null || value === undefined || !spec) continue
    if (spec.to && !exists(tx, registry, spec.to, value as string)) {
      problems.push(problem(name, 'notFound'))
    } else if (
      spec.to === entity.name &&
      before &&
      leadsTo(tx, entity, name, value as string, before.id)
    ) {
      problems.push(problem(name, 'ownAncestor'))
    }
    if (spec.kind === 'tags') {
      const lost = (value as readonly string[]).filter((tag) => !exists(tx, registry, 'tag', tag))
      if (lost.length > 0) problems.push(problem(name, 'notFound'))
    }
    if (spec.kind === 'attachments') {
      const mayKeep = keepableFiles(tx, { field: name, before })
      const lost = (value as readonly Attachment[]).find(
        ({ id }) => !mayKeep(id) || !hasAttachment(id),
      )
      if (lost) problems.push(problem(name, 'notFound'))
    }
  }
  if (problems.length > 0) throw failure('invalid', ...problems)
  demandWhole(tx, { registry, rules }, entity, values)
}

function exists(tx: Transaction, registry: Registry, name: string, id: string): boolean {
  const entity = entityNamed(registry, name)
  if (!entity || tx.first(idOf(entity)({ id })) === undefined) return false
  const { actor } = tx.act
  return scopeOf(entity, actor, 'see') === 'all' || isWithin(tx, actor, entity, 'see', id)
}

const idOf = perEntity((entity) =>
  template((at: { id: string }) =>
    anyQuery.selectFrom(entity.name).select('id').where('id', '=', at.id),
  ),
)

/** Whether one comes to `target` by following a reference upwards from `start`. */
export function leadsTo(
  reading: Reading,
  entity: Entity,
  field: string,
  start: string,
  target: string,
): boolean {
  const passed = new Set<string>()
  for (let at: string | null = start; at !== null && !passed.has(at);) {
    if (at === target) return true
    passed.add(at)
    const row: Record<string, unknown> | undefined = reading.first(
      anyQuery.selectFrom(entity.name).select(field).where('id', '=', at),
    )
    at = (row?.[field] as string | null | undefined) ?? null
  }
  return false
}
