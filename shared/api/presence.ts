import { type } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './procedure.ts'

/** Somebody who has a record open at this moment. */
export interface Present {
  readonly user: string
  readonly name: string
  /** The field they are writing in, or null. */
  readonly field: string | null
}

/** The window of the interface that calls; its stream of changes bears the same id. */
export const windowId = z.uuid()

const place = z.strictObject({
  entity: z.string().max(100),
  id: z.uuid(),
  /** The field that is being written in. */
  field: z.string().max(100).nullable().default(null),
})

export const presence = {
  /** Tells which record stands open in a window, and hears who else has it open; null for none. */
  stand: procedure('signedIn')
    .input(z.strictObject({ window: windowId, at: place.nullable() }))
    .output(type<readonly Present[]>()),
}
