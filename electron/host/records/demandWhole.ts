import type { AnyValues, Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { scopeOf } from '../../../shared/rights/rights.ts'
import type { Rules } from '../rules/rule.ts'
import { demandFor } from './access.ts'
import type { Transaction } from './changeLog.ts'
import { readWhole } from './visible.ts'

/** Throws a `forbidden` failure unless somebody may edit the record that a part is put into, or makes it along with the part. */
export function demandWhole(
  tx: Transaction,
  { registry, rules }: { readonly registry: Registry; readonly rules: Rules },
  part: Entity,
  values: AnyValues,
): void {
  const { governedBy, belongsTo, name } = part
  const home = belongsTo === undefined ? undefined : values[belongsTo]
  if (governedBy === undefined || governedBy === name || typeof home !== 'string') return
  const { actor } = tx.act
  const whole = entityNamed(registry, part.fields[belongsTo!]!.to!)!
  if (scopeOf(whole, actor, 'edit') === 'all') return
  const row = readWhole(tx, whole, rules[whole.name], actor, home)
  if (!row || (row.createdAt === tx.now && row.createdBy === actor.user)) return
  demandFor(tx, actor, whole, 'edit', rules[whole.name], row)
}
