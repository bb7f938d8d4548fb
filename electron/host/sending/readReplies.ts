import type { FolderOutcome } from '../../../shared/api/sending.ts'
import { gatewayRequest, momentIn, valueAt } from '../../../shared/domain/gatewayRequest.ts'
import { isRefusalText } from '../../../shared/domain/refusal.ts'
import { smsNumber } from '../../../shared/domain/smsLength.ts'
import { timeZone } from '../../../shared/domain/timeZone.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Office } from '../office.ts'
import type { Act } from '../records/changeLog.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { officeZone } from '../service/officeTimes.ts'
import { beginningOf } from './gateway.ts'
import { markRefused } from './markRefused.ts'
import { secretOf, type SecretHolder } from './secretNames.ts'
import { isReady } from './senders.ts'

/** Milliseconds that a gateway is waited for. */
const patience = 15_000
/** Refusals that are heeded before others at the office get their turn. */
const pace = 100

/** How often each gateway told each reply at most since the program began: what it tells more often came since. */
const known = new Map<string, ReadonlyMap<string, number>>()

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
  const zone = timeZone(officeZone(office.reading))
  const place = `${office.dataDir} ${row.id}`
  const before = known.get(place)
  const told = new Map<string, number>()
  const came = replies.filter((reply) => {
    const key = JSON.stringify(reply)
    const times = (told.get(key) ?? 0) + 1
    told.set(key, times)
    return times > (before?.get(key) ?? 0)
  })
  const refusals = came.flatMap((reply) => {
    const said = (field: string | null, usual: string) =>
      String(valueAt(reply, field || usual) ?? '')
    const phone = smsNumber(said(row.repliesPhone, 'phone'))
    if (!phone || !isRefusalText(said(row.repliesText, 'text'))) return []
    return [{ phone, at: before ? office.clock.now() : momentIn(reply, zone) }]
  })
  let refused = 0
  for (const [turn, { phone, at }] of refusals.entries()) {
    if (turn % pace === pace - 1) await new Promise(setImmediate)
    const refusal = { output: 'sms', address: phone, messageIds: [], at } as const
    if (markRefused(office, act, refusal)) refused += 1
  }
  // What one answer lacks the next may have again.
  for (const [key, times] of before ?? []) told.set(key, Math.max(times, told.get(key) ?? 0))
  known.set(place, told)
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
