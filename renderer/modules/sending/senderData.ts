import type { Entities } from '../../../shared/entities/registry.ts'
import type { AnyRow, RowOf } from '../../../shared/entity.ts'

export type MailAccount = RowOf<Entities['mailAccount']> & AnyRow
export type SmsGateway = RowOf<Entities['smsGateway']> & AnyRow
