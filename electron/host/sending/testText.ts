import type { TextTrial } from '../../../shared/api/sending.ts'
import { gatewayRequest } from '../../../shared/domain/gatewayRequest.ts'
import { signedSms, smsNumber } from '../../../shared/domain/smsLength.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { messages } from '../../../shared/locales/messages.ts'
import type { Office } from '../office.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { readSetting } from '../settings.ts'
import { createGateway, signedApart } from './gateway.ts'
import { secretOf, type SecretHolder } from './secretNames.ts'
import { isReady } from './senders.ts'

/** Tells what a gateway is asked, its key left out, and asks it unless it is a dry run. Throws a failure that says why it could not. */
export async function testText(
  { office, secrets }: { readonly office: Office; readonly secrets: Secrets },
  row: RowOf<Entities['smsGateway']>,
  { phone, dry }: { readonly phone: string; readonly dry: boolean },
): Promise<TextTrial> {
  const number = smsNumber(phone)
  if (!number) throw failure('invalid', problem('phone', 'notMobile'))
  const said = messages[readSetting(office.reading, 'locale') ?? 'zh-CN'].sending.testText
  const text = signedSms(said, row.signature)
  const values = { ...signedApart(row, text), phone: number, secret: '****' }
  const shown = gatewayRequest(row, values)
  const heads = Object.entries(shown.headers).map(([name, value]) => `${name}: ${value}`)
  const request = [`${shown.method} ${shown.url}`, ...heads, '', shown.body ?? ''].join('\n').trim()
  if (dry) return { request, answer: null }
  const holder: SecretHolder = { entity: 'smsGateway', row }
  if (!isReady(secrets, holder)) throw failure('invalid', problem([], 'noGatewayKey'))
  const trouble = await createGateway(row, secretOf(secrets, holder)).send(number, text)
  if (trouble) throw failure('invalid', problem([], trouble.key, { said: trouble.said }))
  return { request, answer: '' }
}
