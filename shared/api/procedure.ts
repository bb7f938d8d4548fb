import { oc } from '@orpc/contract'
import { failureSchema } from '../failure.ts'

/**
 * What somebody must be to call a procedure: anybody (`public`), signed in (records then ask for
 * their entity's own rights), or an administrator.
 */
export type Right = 'public' | 'signedIn' | 'administrator'

/** The one expected error of every procedure: a failure as data. */
const errors = { FAILURE: { status: 422, data: failureSchema } } as const

/** Starts the declaration of a procedure with the right it needs. */
export const procedure = (right: Right) => oc.errors(errors).$meta<{ right: Right }>({ right })
