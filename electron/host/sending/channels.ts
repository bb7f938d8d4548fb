import { entities, type Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'
import { toRow, type StoredRow } from '../records/rows.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Mailing, Message } from './composeMessage.ts'
import { createGateway } from './gateway.ts'
import { createMailer } from './mailer.ts'
import type { MailTrouble } from './mailTrouble.ts'
import { newMessageId } from './messageId.ts'
import { secretOf, type SecretHolder } from './secretNames.ts'
import { isReady } from './senders.ts'

/** A message, with the PDF that is attached to it. */
export interface OutgoingMessage extends Message {
  readonly pdf?: Buffer | undefined
}

/** What a mailing goes out by. */
export interface Channel {
  /** Whose pace it keeps: mailings by one account wait for each other. */
  readonly id: string
  readonly perMinute: number
  /** A new id of a message, where it has one. */
  newId(): string | null
  send(to: string, message: OutgoingMessage, id: string | null): Promise<MailTrouble | null>
  close(): void
}

/** Opens what a mailing goes out by; the key of a failure where it can't be used. */
export function channelOf(
  office: Office,
  secrets: Secrets,
  mailing: Mailing,
): Channel | 'noMailPassword' | 'noGatewayKey' | 'noSender' {
  return mailing.output === 'email'
    ? mailChannel(office, secrets, mailing)
    : textChannel(office, secrets, mailing)
}

function mailChannel(office: Office, secrets: Secrets, { account: id, advert }: Mailing) {
  const account = rowOf(office, 'mailAccount', id)
  if (!account) return 'noSender'
  const password = secretOf(secrets, { entity: 'mailAccount', row: account })
  if (password === undefined) return 'noMailPassword'
  const mailer = createMailer(account, password)
  const unsubscribe = advert ? `${account.fromAddress}?subject=unsubscribe` : undefined
  return {
    id: account.id,
    perMinute: account.perMinute,
    newId: () => newMessageId(account.fromAddress),
    send: (to: string, message: OutgoingMessage, messageId: string | null) => {
      const { subject, text, html, enclosed, pdf } = message
      const attached = enclosed !== null && pdf ? { name: enclosed, pdf } : undefined
      const mail = { to, subject, text, html: html ?? '', messageId: messageId ?? '' }
      return mailer.send({ ...mail, unsubscribe, attached })
    },
    close: mailer.close,
  }
}

function textChannel(office: Office, secrets: Secrets, { gateway: id }: Mailing) {
  const row = rowOf(office, 'smsGateway', id)
  if (!row) return 'noSender'
  const holder: SecretHolder = { entity: 'smsGateway', row }
  if (!isReady(secrets, holder)) return 'noGatewayKey'
  const gateway = createGateway(row, secretOf(secrets, holder))
  return {
    id: row.id,
    perMinute: row.perMinute,
    newId: () => null,
    send: (to: string, { text }: Message) => gateway.send(to, text),
    close: () => undefined,
  }
}

function rowOf<E extends 'mailAccount' | 'smsGateway'>(
  { reading }: Office,
  name: E,
  id: string | null,
): RowOf<Entities[E]> | undefined {
  const stored =
    id !== null &&
    reading.first(
      anyQuery.selectFrom(name).selectAll().where('id', '=', id).where('deletedAt', 'is', null),
    )
  return stored
    ? (toRow(entities[name], stored as StoredRow) as unknown as RowOf<Entities[E]>)
    : undefined
}
