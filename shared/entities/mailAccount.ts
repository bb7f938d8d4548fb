import { defineEntity } from '../entity.ts'
import { choice, email, number, text, yesNo } from '../fields/builders.ts'

/** A mailbox of the office that sends by SMTP; its password is no field, and kept apart. */
export const mailAccount = defineEntity({
  name: 'mailAccount',
  title: 'name',
  list: ['name', 'fromAddress', 'host', 'login', 'perMinute'],
  sort: { field: 'name' },
  staff: { add: false, edit: false, delete: false },
  asks: ['name', 'fromAddress', 'login', 'fromName', 'host'],
  groups: {
    sending: ['name', 'fromName', 'fromAddress', 'host', 'port', 'security', 'login', 'perMinute'],
    bounces: ['bounceHost', 'bouncePort', 'bounceFolder', 'everyHour'],
  },
  fields: {
    name: text().required(),
    /** Who writes, as it stands beside the address. */
    fromName: text(),
    fromAddress: email().required(),
    host: text().required(),
    port: number().required().initially(465).plainly(),
    security: choice('mailSecurity').required().initially('tls'),
    login: text().required(),
    /** Messages a minute at the most, as the provider allows. */
    perMinute: number().required().initially(20),
    /** The IMAP server with what came back, by the same login; nothing is read there where it is empty. */
    bounceHost: text(),
    bouncePort: number().required().initially(993).plainly(),
    bounceFolder: text().required().initially('INBOX'),
    /** It is read by itself while the program is open. */
    everyHour: yesNo().required().initially(false),
  },
})
