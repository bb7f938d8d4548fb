import { type } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './procedure.ts'

/** A record that something is sent by. */
export const senderKinds = ['mailAccount', 'smsGateway'] as const
export type SenderKind = (typeof senderKinds)[number]

export const sending = {
  /** Accounts and gateways whose password or key this computer has; what it is nobody is told. */
  ready: procedure('signedIn').output(type<{ readonly ids: readonly string[] }>()),
  /** Keeps the password of an account, or the key of a gateway, in the place of the one before; null forgets it. */
  keepSecret: procedure('administrator')
    .input(
      z.strictObject({
        entity: z.enum(senderKinds),
        id: z.uuid(),
        secret: z.string().min(1, 'required').max(1000).nullable(),
      }),
    )
    .output(type<void>()),
  /** Sends a message from an account to see whether it can. */
  testMail: procedure('administrator')
    .input(z.strictObject({ account: z.uuid(), to: z.string().trim().pipe(z.email('notEmail')) }))
    .output(type<void>()),
}
