import type { BouncesRead } from '../../../shared/api/sending.ts'
import { deliveryReport, type DeliveryReport } from '../../../shared/domain/deliveryReport.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { MailAccount } from './mailer.ts'
import { isSame, markBounced } from './markBounced.ts'
import { secretOf } from './secretNames.ts'

/** Days back that are looked at, messages at once, the newest, and bytes of each. */
const [days, most, longest] = [30, 300, 100_000]
const patience = 15_000

/**
 * Looks through the folder of an account for notices that emails came back, and marks their recipients. The folder is only
 * read: what lies there stays as it is, and is known again the next time. Throws a failure that says why it can't be read.
 */
export async function readBounces(
  { office, secrets }: { readonly office: Office; readonly secrets: Secrets },
  actor: Actor,
  account: MailAccount,
): Promise<BouncesRead> {
  const password = secretOf(secrets, { entity: 'mailAccount', row: account })
  if (password === undefined) throw failure('invalid', problem([], 'noMailPassword'))
  if (!account.bounceHost) throw failure('invalid', problem('bounceHost', 'required'))
  const since = new Date(office.clock.now() - days * 86_400_000)
  const sources = await sourcesIn(account, password, since)
  const reports = sources.map(deliveryReport).filter((report) => report?.isFinal === true)
  const marked = reports.filter((report) => report && markReported(office, actor, report))
  return { read: sources.length, marked: marked.length }
}

async function sourcesIn(account: MailAccount, pass: string, since: Date): Promise<string[]> {
  // It is only loaded where somebody reads a folder.
  const { ImapFlow } = await import('imapflow')
  const line = new ImapFlow({
    host: account.bounceHost ?? '',
    port: account.bouncePort,
    secure: account.security !== 'none',
    auth: { user: account.login, pass },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
  })
  // What breaks later is met by the next question.
  line.on('error', () => undefined)
  try {
    await line.connect()
    await line.mailboxOpen(account.bounceFolder, { readOnly: true })
    const found = (await line.search({ since }, { uid: true })) || []
    const range = found.slice(-most).join(',')
    const sources: string[] = []
    if (range) {
      const asked = { source: { maxLength: longest } }
      for await (const { source } of line.fetch(range, asked, { uid: true })) {
        if (source) sources.push(source.toString('utf8'))
      }
    }
    await line.logout()
    return sources
  } catch (error) {
    throw failure('invalid', problem([], troubleOf(error)))
  } finally {
    line.close()
  }
}

function troubleOf(error: unknown): string {
  const { authenticationFailed, responseStatus } = error as {
    readonly authenticationFailed?: boolean
    readonly responseStatus?: string
  }
  if (authenticationFailed) return 'imapAuth'
  return responseStatus === 'NO' ? 'imapFolder' : 'imapUnreachable'
}

/**
 * Whether a notice told of an email that nobody knew yet had come back. One that names another address does not: whoever got it may
 * have had it sent on.
 */
function markReported(
  office: Office,
  actor: Actor,
  { messageId, recipients, said }: DeliveryReport,
): boolean {
  const found = office.reading.first(
    query
      .selectFrom('mailingRecipient')
      .select(['id', 'address'])
      .where('messageId', '=', messageId)
      .where('state', 'in', ['sent', 'unsure'])
      .where('deletedAt', 'is', null),
  )
  if (!found || !recipients.some((each) => isSame(each, found.address))) return false
  const act = { id: office.ids(), source: 'interface', actor } as const
  try {
    markBounced(office, act, {
      recipient: found.id,
      on: dayOf(office.clock.now()),
      answer: said || null,
    })
    return true
  } catch (error) {
    if (!failureOf(error)) throw error
    return false
  }
}
