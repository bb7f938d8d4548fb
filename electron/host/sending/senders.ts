import { senderKinds, type SenderKind } from '../../../shared/api/sending.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'
import { toRow, type StoredRow } from '../records/rows.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { secretOf, type SecretHolder } from './secretNames.ts'

/** A record that something is sent by, told apart. */
export const holderOf = (entity: SenderKind, row: AnyRow): SecretHolder =>
  ({ entity, row }) as unknown as SecretHolder

/** Ids of the accounts and gateways that can be used on this computer. */
export const readySenders = (office: Office, secrets: Secrets): string[] =>
  sendersThat(office, secrets, () => true).map(({ row }) => row.id)

/** Those accounts and gateways that can be used on this computer, and are meant. */
export const sendersThat = (
  { reading }: Office,
  secrets: Secrets,
  isMeant: (holder: SecretHolder) => boolean,
): SecretHolder[] =>
  senderKinds.flatMap((entity) =>
    reading
      .all(anyQuery.selectFrom(entity).selectAll().where('deletedAt', 'is', null))
      .map((stored) => holderOf(entity, toRow(entities[entity], stored as StoredRow)))
      .filter((holder) => isReady(secrets, holder) && isMeant(holder)),
  )

/** Whether what something is sent by can be used on this computer: a gateway that names no secret needs none. */
export function isReady(secrets: Secrets, holder: SecretHolder): boolean {
  if (secretOf(secrets, holder) !== undefined) return true
  if (holder.entity !== 'smsGateway') return false
  const { url, headers, body, repliesUrl } = holder.row
  return ![url, headers, body, repliesUrl].some((text) => text?.includes('{secret}'))
}
