import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { ChoiceOf } from '../dictionaries.ts'
import type { Problem } from '../failure.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** A record that something is sent by. */
export const senderKinds = ['mailAccount', 'smsGateway'] as const
export type SenderKind = (typeof senderKinds)[number]

/** How far the queueing of a mailing is, and whether it came to its end. */
export type QueueStep = Progress | { readonly kind: 'done'; readonly stopped: boolean }

/** What is done with a mailing that is being sent, or was. */
export const sendingOrders = [
  'pause',
  'resume',
  'cancel',
  /** Sends to those again whom the server refused. */
  'retry',
  /** What was perhaps sent is sent again, or counts as sent. */
  'sendAgain',
  'takeAsSent',
] as const
export type SendingOrder = (typeof sendingOrders)[number]

/** What one recipient is sent, to the letter. */
export interface ComposedMessage {
  readonly subject: string
  readonly text: string
  readonly html: string | null
  /** Name of the PDF that is attached; null where none is. */
  readonly enclosed: string | null
}

/** Recipients of a dry run whose PDF is made: of all others it is filled, and not set. */
export const mostRehearsedPdfs = 100

/** What one recipient would be sent, or why they would not. */
export interface RehearsedLine {
  readonly name: string
  readonly person: string | null
  readonly to: string | null
  /** What leaves them out; `byHand` where somebody did. */
  readonly issue: ChoiceOf<'pieceIssue'> | null
  /** What would keep it from being sent. */
  readonly failure: Problem | null
  readonly subject: string
  readonly text: string
  /** Of the PDF that would be attached; null where none would be, or it was not made. */
  readonly bytes: number | null
}

/** How far a mailing was gone through without being sent, and what came of some of it. */
export type Rehearsal =
  Progress | { readonly kind: 'lines'; readonly lines: readonly RehearsedLine[] }

/** What a gateway was asked, without its key, and what it said. */
export interface TextTrial {
  readonly request: string
  /** Null where it was only looked at. */
  readonly answer: string | null
}

/** What a look through a folder, or at the replies to text messages, came to. */
export interface FolderOutcome {
  /** Messages that lay there. */
  readonly read: number
  /** Recipients that nobody knew yet their email had come back from. */
  readonly marked: number
  /** Messages that withdrew a consent. */
  readonly refused: number
}

/** What the last look that the program took by itself came to, since it began. */
export interface LastLook {
  /** Id of the account or the gateway. */
  readonly id: string
  /** UTC milliseconds. */
  readonly at: number
  readonly outcome: FolderOutcome | null
  /** What kept it from it. */
  readonly failure: Problem | null
}

const mailing = z.uuid()
const act = z.uuid()

export const sending = {
  /** Accounts and gateways whose password or key this computer has; what it is nobody is told. */
  ready: procedure('signedIn').output(type<{ readonly ids: readonly string[] }>()),
  /** What came of looking by itself. */
  looks: procedure('administrator').output(type<{ readonly looks: readonly LastLook[] }>()),
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
  /** What a gateway is asked to send; with `dry` it is only told, and nothing is sent. */
  testText: procedure('administrator')
    .input(
      z.strictObject({
        gateway: z.uuid(),
        phone: z.string().trim().min(1, 'required').max(30),
        dry: z.boolean(),
      }),
    )
    .output(type<TextTrial>()),
  /** What a mailing says to one recipient, as it would go out now. */
  compose: procedure('signedIn')
    .input(
      z.strictObject({
        mailing,
        customer: z.uuid().nullable(),
        contact: z.uuid().nullable(),
        address: z.enum(['customer', 'contact']),
      }),
    )
    .output(type<ComposedMessage>()),
  /** What a text message says to somebody, with who signs it, before it belongs to any mailing. */
  composeText: procedure('signedIn')
    .input(
      z.strictObject({
        text: z.string().max(2000, 'tooLong'),
        gateway: z.uuid().nullable(),
        advert: z.boolean(),
        customer: z.uuid().nullable(),
        contact: z.uuid().nullable(),
      }),
    )
    .output(type<{ readonly text: string }>()),
  /** Goes through all of a mailing, and sends nothing. */
  rehearse: procedure('signedIn')
    .input(z.strictObject({ mailing }))
    .output(eventIterator(type<Rehearsal>())),
  /** Begins to send a mailing by email or text message. */
  start: procedure('signedIn')
    .input(z.strictObject({ mailing, act }))
    .output(eventIterator(type<QueueStep>())),
  steer: procedure('signedIn')
    .input(z.strictObject({ mailing, act, order: z.enum(sendingOrders) }))
    .output(type<void>()),
  /** Looks through the folder of an account for what came back and marks those addresses, and for who wants no more. */
  readFolder: procedure('administrator')
    .input(z.strictObject({ account: z.uuid(), act }))
    .output(type<FolderOutcome>()),
  /** Fetches the replies to text messages, for who wants no more. */
  readReplies: procedure('administrator')
    .input(z.strictObject({ gateway: z.uuid(), act }))
    .output(type<FolderOutcome>()),
  /** An email came back: its address is marked, unless it is another one by now. */
  bounced: procedure('signedIn')
    .input(z.strictObject({ recipient: z.uuid(), on: z.iso.date('notDate'), act }))
    .output(type<{ readonly marked: boolean }>()),
}
