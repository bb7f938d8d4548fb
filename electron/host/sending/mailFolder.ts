import { failure, problem } from '../../../shared/failure.ts'
import type { MailAccount } from './mailer.ts'

/** Messages at once, the oldest first, and bytes of each. */
const [most, longest] = [300, 100_000]
const patience = 15_000

/** How far a folder was read: no message is read twice while the program runs. */
export interface FolderMark {
  readonly validity: string
  readonly last: number
}

/** A message, with a character for each byte, and when the server took it in, in UTC milliseconds; null where it does not say. */
export interface FolderMessage {
  readonly source: string
  readonly takenInAt: number | null
}

/** Messages of a folder, and how far that is. */
export interface FolderRead {
  readonly messages: readonly FolderMessage[]
  readonly mark: FolderMark
  /** Whether others came after it. */
  readonly isMore: boolean
}

/**
 * Reads what came into the folder of an account since a day, or since a mark. The folder stays as it is. Throws a failure that says
 * why it can't be read.
 */
export async function readMailFolder(
  account: MailAccount,
  pass: string,
  { since, mark }: { readonly since: Date; readonly mark: FolderMark | undefined },
): Promise<FolderRead> {
  // It is only loaded where somebody reads a folder.
  const { ImapFlow } = await import('imapflow')
  const line = new ImapFlow({
    host: account.bounceHost ?? '',
    port: account.bouncePort,
    secure: account.security !== 'none',
    auth: { user: account.login, pass },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
  })
  // What breaks later is met by the next question.
  line.on('error', () => undefined)
  try {
    await line.connect()
    const box = await line.mailboxOpen(account.bounceFolder, { readOnly: true })
    const validity = String(box.uidValidity)
    const read = mark?.validity === validity ? mark.last : 0
    const found = ((await line.search({ since }, { uid: true })) || [])
      .filter((uid) => uid > read)
      .sort((a, b) => a - b)
    const these = found.slice(0, most)
    const messages: FolderMessage[] = []
    if (these.length > 0) {
      const asked = { source: { maxLength: longest }, internalDate: true }
      for await (const { source, internalDate } of line.fetch(these.join(','), asked, {
        uid: true,
      })) {
        const takenInAt = internalDate ? new Date(internalDate).getTime() : null
        if (source) messages.push({ source: source.toString('latin1'), takenInAt })
      }
    }
    await line.logout()
    const isMore = found.length > these.length
    return { messages, mark: { validity, last: these.at(-1) ?? read }, isMore }
  } catch (error) {
    throw failure('invalid', problem([], troubleOf(error)))
  } finally {
    line.close()
  }
}

function troubleOf(error: unknown): string {
  const { authenticationFailed, responseStatus } = error as {
    readonly authenticationFailed?: boolean
    readonly responseStatus?: string
  }
  if (authenticationFailed) return 'imapAuth'
  return responseStatus === 'NO' ? 'imapFolder' : 'imapUnreachable'
}
