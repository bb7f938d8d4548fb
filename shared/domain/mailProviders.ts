import type { ChoiceOf } from '../dictionaries.ts'

/** What is known of a provider's servers; whoever takes it may change all of it. */
export interface MailProvider {
  readonly host: string
  readonly port: number
  readonly security: ChoiceOf<'mailSecurity'>
  readonly bounceHost: string
  /** Messages a minute that it bears by experience; each provider has limits of its own for an hour and a day. */
  readonly perMinute: number
}

const over465 = (host: string, bounceHost: string, perMinute: number): MailProvider => ({
  ...{ host, bounceHost, perMinute },
  ...{ port: 465, security: 'tls' },
})

/** Providers of mailboxes, the ones first that small offices have. */
export const mailProviders = {
  qq: over465('smtp.qq.com', 'imap.qq.com', 10),
  netease163: over465('smtp.163.com', 'imap.163.com', 10),
  netease126: over465('smtp.126.com', 'imap.126.com', 10),
  exmail: over465('smtp.exmail.qq.com', 'imap.exmail.qq.com', 20),
  aliyun: over465('smtp.qiye.aliyun.com', 'imap.qiye.aliyun.com', 20),
  outlook: {
    ...over465('smtp.office365.com', 'outlook.office365.com', 20),
    ...{ port: 587, security: 'startTls' },
  },
  gmail: over465('smtp.gmail.com', 'imap.gmail.com', 20),
} as const satisfies Readonly<Record<string, MailProvider>>

export type MailProviderName = keyof typeof mailProviders

/** The provider whose server this is. */
export const providerWith = (host: string): MailProviderName | undefined =>
  (Object.keys(mailProviders) as MailProviderName[]).find(
    (name) => mailProviders[name].host === host.trim().toLowerCase(),
  )

const personal = /@(outlook|hotmail|live|msn)\.[a-z.]+$/i

/** Whether a mailbox is one of those from which Microsoft lets nobody send by a password. */
export const isPersonalOutlook = (login: string): boolean => personal.test(login.trim())
