import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import type { AnyTables } from '../database/tables.ts'
import type { Actor } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'

/** A record before and after a change; `before` is null for a new one. */
export interface Change {
  readonly tx: Transaction
  readonly before: AnyRow | null
  readonly after: AnyRow
  /** Writes derived fields of another record, which each install works out for itself. */
  readonly derive: (entity: Entity, id: string, values: AnyValues) => void
}

/** What only one entity does. All of it runs inside the transaction of the change. */
export interface Rule {
  /** Completes or refuses new values before they are written; returns what is added to them. */
  readonly prepare?: (change: {
    readonly tx: Transaction
    readonly before: AnyRow | null
    readonly values: AnyValues
  }) => AnyValues | undefined
  /** Does what follows from a change, a deletion and a restoring included. */
  readonly follow?: (change: Change) => void
  /** Which records somebody sees, where not everyone who may see the entity sees all of them. */
  readonly visible?: (eb: ExpressionBuilder<AnyTables, string>, actor: Actor) => Expression<SqlBool>
}

/** Rules by the name of their entity. */
export type Rules = Readonly<Record<string, Rule>>
