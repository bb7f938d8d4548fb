import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { onTheWire } from './mailKey.ts'
import { mailTrouble, type MailTrouble } from './mailTrouble.ts'

export type MailAccount = RowOf<Entities['mailAccount']>

/** A message as it goes out. */
export interface OutgoingMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** In angle brackets. */
  readonly messageId: string
  /** Where whoever wants no more writes to; nothing for what everybody has to get. */
  readonly unsubscribe?: string | undefined
  readonly attached?: { readonly name: string; readonly pdf: Buffer } | undefined
}

/** A line to the server of an account, which stays open from message to message. */
export interface Mailer {
  /** Hands a message over; resolves with what kept the server from taking it, or null when it did. */
  send(mail: OutgoingMail): Promise<MailTrouble | null>
  close(): void
}

const second = 1000
const patience = {
  connectionTimeout: 15 * second,
  greetingTimeout: 15 * second,
  dnsTimeout: 10 * second,
  socketTimeout: 60 * second,
}

/** Makes a line to an account's server; it is opened by the first message. */
export function createMailer(account: MailAccount, password: string): Mailer {
  let line: SMTPConnection | undefined

  const open = async (): Promise<SMTPConnection> => {
    const { host, port, security, login } = account
    const made = new SMTPConnection({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'startTls',
      ignoreTLS: security === 'none',
      tls: { minVersion: 'TLSv1.2' },
      ...patience,
    })
    // What breaks between two messages is met when the next one opens the line again.
    made.on('error', () => undefined)
    made.once('end', () => {
      if (line === made) line = undefined
    })
    try {
      await answer(made, (done) => made.connect(done))
      await answer(made, (done) => made.login({ user: login, pass: password }, done))
      return made
    } catch (error) {
      made.close()
      throw error
    }
  }
  const close = () => {
    line?.close()
    line = undefined
  }

  /** A line on which a message was refused carries the next one, once the server forgot this one. */
  const forgetMessage = async () => {
    const held = line
    if (held) await answer(held, (done) => held.reset(done)).catch(close)
  }

  return {
    close,
    send: async (mail) => {
      const message = Readable.from([await composed(account, mail)])
      try {
        const to = (line ??= await open())
        const envelope = { from: onTheWire(account.fromAddress), to: onTheWire(mail.to) }
        await answer(to, (done) => to.send(envelope, message, done))
        return null
      } catch (error) {
        // From the first byte that was read on it may have arrived, whatever became of the line.
        const trouble = mailTrouble(error, message.readableDidRead)
        if (trouble.of === 'message' || trouble.of === 'later') await forgetMessage()
        else close()
        return trouble
      }
    },
  }
}

type Done = (error?: Error | null) => void

/** Waits for what is told to a callback, which is never called when the line breaks meanwhile. */
async function answer(line: SMTPConnection, ask: (done: Done) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const broken = () => reject(new Error('The line was closed'))
  line.on('error', reject).once('end', broken)
  ask((error) => (error ? reject(error) : resolve()))
  await promise.finally(() => line.off('error', reject).off('end', broken))
}

/** Plain text and HTML beside each other, as a message on the wire. */
function composed(
  { fromName, fromAddress }: MailAccount,
  { unsubscribe, attached, ...mail }: OutgoingMail,
): Promise<Buffer> {
  const message = new MailComposer({
    ...mail,
    to: { name: '', address: mail.to },
    from: { name: fromName ?? '', address: fromAddress },
    // Nothing that a letter holds is fetched, from the disk or from anywhere.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(attached && {
      attachments: [
        { filename: attached.name, content: attached.pdf, contentType: 'application/pdf' },
      ],
    }),
    ...(unsubscribe && { headers: { 'List-Unsubscribe': `<mailto:${unsubscribe}>` } }),
  })
  return message.compile().build()
}
