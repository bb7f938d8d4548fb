import { type } from '@orpc/contract'
import { z } from 'zod'
import type { AlertLevel } from '../domain/caseEscalation.ts'
import type { SomeRow } from '../entity.ts'
import { procedure } from './procedure.ts'

/** Somebody was told of a case, and has not looked at it since. */
export interface StandingAlert {
  readonly id: string
  readonly level: AlertLevel
  /** When it was due to be told, UTC milliseconds. */
  readonly at: number
  /** The case with what its clock is told from. */
  readonly row: SomeRow
  /** Name of its customer. */
  readonly customer: string | null
}

export const alerts = {
  /** What the caller was told and still holds: of each case the highest, the newest first. */
  standing: procedure('signedIn').output(type<readonly StandingAlert[]>()),
  /** The caller has looked at a case: what they were told of it is seen. */
  see: procedure('signedIn')
    .input(z.strictObject({ case: z.uuid() }))
    .output(type<void>()),
}
