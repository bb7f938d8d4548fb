import type { FolderOutcome } from '../../../shared/api/sending.ts'
import { deliveryReport, type DeliveryReport } from '../../../shared/domain/deliveryReport.ts'
import { mailText } from '../../../shared/domain/mailText.ts'
import { isRefusalMail } from '../../../shared/domain/refusal.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act } from '../records/changeLog.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { MailAccount } from './mailer.ts'
import { mailKey } from './mailKey.ts'
import { readMailFolder, type FolderMark, type FolderMessage } from './mailFolder.ts'
import { markBounced } from './markBounced.ts'
import { markRefused } from './markRefused.ts'
import { secretOf } from './secretNames.ts'

/** Days back that are looked at, and times that the folder is asked in one look. */
const [days, mostTimes] = [30, 100]

/** How far each account's folder was read since the program began. */
const marks = new Map<string, FolderMark>()

/**
 * Looks through the folder of an account for notices that emails came back, and marks their recipients; and for answers of those who
 * want no more, and withdraws their consent under this act. The folder is only read: what lies there stays as it is. Throws a failure
 * that says why it can't be read.
 */
export async function readFolder(
  { office, secrets }: { readonly office: Office; readonly secrets: Secrets },
  act: Act,
  account: MailAccount,
  { anew = true }: { readonly anew?: boolean } = {},
): Promise<FolderOutcome> {
  const password = secretOf(secrets, { entity: 'mailAccount', row: account })
  if (password === undefined) throw failure('invalid', problem([], 'noMailPassword'))
  if (!account.bounceHost) throw failure('invalid', problem('bounceHost', 'required'))
  const since = new Date(office.clock.now() - days * 86_400_000)
  const place = `${office.dataDir} ${account.id} ${account.bounceHost} ${account.bounceFolder}`
  if (anew) marks.delete(place)
  let [read, marked, refused] = [0, 0, 0]
  for (let times = 0; times < mostTimes; times += 1) {
    const { messages, mark, isMore } = await readMailFolder(account, password, {
      ...{ since, mark: marks.get(place) },
    })
    for (const message of messages) {
      const report = deliveryReport(message.source)
      if (report?.isFinal && markReported(office, act, report)) marked += 1
      else if (!report && markAnswered(office, act, message)) refused += 1
    }
    marks.set(place, mark)
    read += messages.length
    if (!isMore) break
  }
  return { read, marked, refused }
}

/** Whether a message was of somebody who wants no more, and did till now. */
function markAnswered(office: Office, act: Act, { source, takenInAt }: FolderMessage): boolean {
  const mail = mailText(source)
  if (!mail.from || !isRefusalMail(mail)) return false
  const answered = [mail.head('In-Reply-To'), mail.head('References')].join(' ')
  const messageIds = answered.match(/<[^<>\s]+>/g) ?? []
  const at = Date.parse(mail.head('Date') ?? '')
  const when = Number.isNaN(at) ? takenInAt : at
  return markRefused(office, act, { output: 'email', address: mail.from, messageIds, at: when })
}

/**
 * Whether a notice told of an email that nobody knew yet had come back. One that names another address does not: whoever got it may
 * have had it sent on.
 */
function markReported(
  office: Office,
  by: Act,
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
  const { id, address } = found ?? {}
  if (!id || !address || !recipients.some((each) => mailKey(each) === mailKey(address)))
    return false
  const act = { ...by, id: office.ids() }
  try {
    markBounced(office, act, {
      recipient: id,
      on: dayOf(office.clock.now()),
      answer: said || null,
    })
    return true
  } catch (error) {
    if (!failureOf(error)) throw error
    return false
  }
}
