import { htmlText } from '../../../shared/domain/htmlText.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { messages } from '../../../shared/locales/messages.ts'
import type { Office } from '../office.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { readSetting } from '../settings.ts'
import { createMailer, type MailAccount } from './mailer.ts'
import { newMessageId } from './messageId.ts'
import { secretOf } from './secretNames.ts'

/** Sends a message that says it is one to try. Throws a failure that says why it could not. */
export async function testMail(
  { office, secrets }: { readonly office: Office; readonly secrets: Secrets },
  account: MailAccount,
  to: string,
): Promise<void> {
  const password = secretOf(secrets, { entity: 'mailAccount', row: account })
  if (password === undefined) throw failure('invalid', problem([], 'noMailPassword'))
  const { subject, body } = messages[readSetting(office.reading, 'locale') ?? 'zh-CN'].sending.test
  const text = body.replace('{office}', readSetting(office.reading, 'officeName') ?? '')
  const mailer = createMailer(account, password)
  const messageId = newMessageId(account.fromAddress)
  const html = `<p>${htmlText(text)}</p>`
  const trouble = await mailer.send({ to, subject, text, html, messageId })
  mailer.close()
  if (trouble) throw failure('invalid', problem([], trouble.key, { said: trouble.said }))
}
