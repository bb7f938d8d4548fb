/** What the library throws. */
interface MailError extends NodeJS.ErrnoException {
  /** What was asked when the server refused, or the line broke. */
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
  /** Node's own code, where the library put another in its place. */
  readonly originalCode?: string
}

/** Whose fault it is that a message was not sent, and so what is done about it. */
export type TroubleOf =
  /** The account's or the line's: no other message would get through either. */
  | 'account'
  /** The line's for now: the server asks to wait, and took nothing. */
  | 'busy'
  /** This recipient's or this message's. */
  | 'message'
  /** This recipient's for now: their server asks to be tried again. */
  | 'later'
  /** It may have been sent: the line broke after all of it was handed over. */
  | 'unsure'

/** Why a message was not sent. */
export interface MailTrouble {
  readonly of: TroubleOf
  /** Key of a failure. */
  readonly key: string
  /** What the server said, on one line; empty where it said nothing. */
  readonly said: string
  /** It is not only this message that nobody knows of: no other is sent either, for now. */
  readonly stops?: boolean
  /** Seconds that the server asks to wait. */
  readonly seconds?: number | undefined
}

/** Characters of an answer that are kept. */
const enough = 200

/** What went wrong, from what the library threw; `isHandedOver` once some of the message went out. */
export function mailTrouble(error: unknown, isHandedOver: boolean): MailTrouble {
  const {
    code = '',
    command = '',
    response = '',
    responseCode,
    originalCode = '',
  } = asMailError(error)
  const trouble = (of: TroubleOf, key: string): MailTrouble => ({
    of,
    key,
    said: response.replace(/\s+/g, ' ').slice(0, enough),
  })
  if (command === 'API') {
    const isSender = error instanceof Error && error.message.startsWith('Invalid sender')
    return isSender ? trouble('account', 'mailSender') : trouble('message', 'mailRecipient')
  }
  const isAboutMessage = command === 'RCPT TO' || command === 'DATA'
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) {
    // 421 ends the line, whatever was asked.
    return isAboutMessage && responseCode !== 421
      ? trouble('later', 'mailLater')
      : trouble('busy', 'mailBusy')
  }
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530 || responseCode === 535) {
    return trouble('account', 'mailAuth')
  }
  if (!isHandedOver && isAboutTls(error, code, originalCode)) return trouble('account', 'mailTls')
  if (responseCode === undefined) {
    return isHandedOver ? trouble('unsure', 'mailCut') : trouble('account', 'mailUnreachable')
  }
  if (responseCode === 552 && command !== 'RCPT TO') return trouble('message', 'mailTooLarge')
  if (command === 'MAIL FROM') return trouble('account', 'mailSender')
  if (command === 'RCPT TO') return trouble('message', 'mailRecipient')
  return trouble('message', 'mailRefused')
}

const asMailError = (error: unknown): MailError =>
  error instanceof Error ? error : new Error('unknown')

const certificates =
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL|EPROTO$|HOSTNAME_MISMATCH)/

/** Node says by the error's code what it has against a certificate, and OpenSSL in its words that no TLS is spoken there. */
const isAboutTls = (error: unknown, code: string, original: string): boolean =>
  code === 'ETLS' ||
  code === 'EREQUIRETLS' ||
  certificates.test(code) ||
  certificates.test(original) ||
  (error instanceof Error && /wrong version number|ssl3_|tlsv1|certificate/i.test(error.message))
