import type { FolderOutcome } from '../../../shared/api/sending.ts'
import { gatewayRequest, valueAt } from '../../../shared/domain/gatewayRequest.ts'
import { isRefusalText } from '../../../shared/domain/refusal.ts'
import { smsNumber } from '../../../shared/domain/smsLength.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Office } from '../office.ts'
import type { Act } from '../records/changeLog.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { beginningOf } from './gateway.ts'
import { markRefused } from './markRefused.ts'
import { secretOf, type SecretHolder } from './secretNames.ts'
import { isReady } from './senders.ts'

/** Milliseconds that a gateway is waited for, and replies that are read at once. */
const [patience, most] = [15_000, 1000]

/** What each gateway told last since the program began: what is not among it came since. */
const known = new Map<string, ReadonlySet<string>>()

/**
 * Fetches the replies to text messages from a gateway, and withdraws the consent of those who want no more, under this act. Throws a
 * failure that says why they can't be read.
 */
export async function readReplies(
  { office, secrets }: { readonly office: Office; readonly secrets: Secrets },
  act: Act,
  row: RowOf<Entities['smsGateway']>,
): Promise<FolderOutcome> {
  if (!row.repliesUrl) throw failure('invalid', problem('repliesUrl', 'required'))
  const holder: SecretHolder = { entity: 'smsGateway', row }
  if (!isReady(secrets, holder)) throw failure('invalid', problem([], 'noGatewayKey'))
  const secret = secretOf(secrets, holder) ?? ''
  const form = { url: row.repliesUrl, method: 'get', headers: row.headers, body: null } as const
  const replies = await listAt(
    gatewayRequest(form, { phone: '', text: '', signature: '', secret }),
    row,
  )
  const place = `${office.dataDir} ${row.id}`
  const before = known.get(place)
  known.set(place, new Set(replies.map((reply) => JSON.stringify(reply))))
  let refused = 0
  for (const reply of replies.slice(0, most)) {
    const said = (field: string | null, usual: string) =>
      String(valueAt(reply, field || usual) ?? '')
    const phone = smsNumber(said(row.repliesPhone, 'phone'))
    if (!phone || !isRefusalText(said(row.repliesText, 'text'))) continue
    const isNew = before && !before.has(JSON.stringify(reply))
    const at = isNew ? office.clock.now() : null
    const refusal = { output: 'sms', address: phone, messageIds: [], at } as const
    if (markRefused(office, act, refusal)) refused += 1
  }
  return { read: replies.length, marked: 0, refused }
}

async function listAt(
  { url, headers }: ReturnType<typeof gatewayRequest>,
  { repliesPath }: RowOf<Entities['smsGateway']>,
): Promise<readonly unknown[]> {
  const signal = AbortSignal.timeout(patience)
  let status = 0
  let told = ''
  try {
    const answer = await fetch(url, { headers, redirect: 'manual', signal })
    status = answer.status
    told = await beginningOf(answer, 1024 * 1024)
  } catch {
    throw failure('invalid', problem([], 'gatewayUnreachable'))
  }
  if (status < 200 || status > 299)
    throw failure('invalid', problem([], 'repliesRefused', { status }))
  const list = valueAt(parsed(told), repliesPath ?? '')
  if (!Array.isArray(list)) throw failure('invalid', problem('repliesPath', 'noReplies'))
  return list
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
