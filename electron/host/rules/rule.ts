import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { ChangeKind } from '../../../shared/api/records.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { AnyTables } from '../database/tables.ts'
import type { Actor, Operation } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'

/** A record before and after a change; `before` is null for a new one. */
export interface Change {
  readonly tx: Transaction
  /** The entities with this change in them. */
  readonly registry: Registry
  readonly kind: ChangeKind
  readonly before: AnyRow | null
  readonly after: AnyRow
  /** Makes another record that follows from this change, whether or not the person might make it by hand. */
  readonly create: (entity: Entity, id: string, values: AnyValues) => void
  /** Moves a record that has lost its ground to the recycle bin, whether or not the person might. */
  readonly remove: (entity: Entity, id: string) => void
  /** Erases a record that told of an erased one. */
  readonly purge: (entity: Entity, id: string) => void
  /** Writes derived fields of another record, which each install works out for itself. */
  readonly derive: (entity: Entity, id: string, values: AnyValues) => void
}

/** What only one entity does. All of it runs inside the transaction of the change. */
export interface Rule {
  /** Completes or refuses new values before they are written; returns what is added to them. */
  readonly prepare?: (change: {
    readonly tx: Transaction
    readonly registry: Registry
    readonly before: AnyRow | null
    readonly values: AnyValues
  }) => AnyValues | undefined
  /** Does what follows from a change, of whatever kind. */
  readonly follow?: (change: Change) => void
  /** What staff may do to a record because of what it holds, though not to every record of the entity. */
  readonly grants?: (operation: Operation, record: AnyValues) => boolean
  /** Whether a record stays where the act that made it is taken back, because of what came after it. */
  readonly stays?: (tx: Transaction, record: AnyRow) => boolean
  /** Which records somebody sees, where not everyone who may see the entity sees all of them. */
  readonly visible?: (eb: ExpressionBuilder<AnyTables, string>, actor: Actor) => Expression<SqlBool>
  /** Entities whose records decide what is `visible`: by what of them is somebody's. */
  readonly visibleBy?: readonly Entity[]
}

/** Rules by the name of their entity. */
export type Rules = Readonly<Record<string, Rule>>
