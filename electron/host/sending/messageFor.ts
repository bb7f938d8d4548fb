import { isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import type { Recipient } from '../../../shared/printing/recipient.ts'
import type { Actor } from '../records/access.ts'
import type { OutgoingMessage } from './channels.ts'
import { composeMessage, type Mailing } from './composeMessage.ts'
import type { SendingDesk } from './deliverTo.ts'
import { encloseLetter } from './encloseLetter.ts'

/** Recipients of whom one at least has to have a message before a mailing begins. */
const tried = 3

/**
 * What one recipient is sent, with the PDF that is attached; the key of a failure where theirs alone can't be made. Throws where
 * nobody's can.
 */
export async function messageFor(
  desk: SendingDesk,
  actor: Actor,
  mailing: Mailing,
  recipient: Recipient,
): Promise<OutgoingMessage | string> {
  try {
    const message = composeMessage(desk.office, actor, mailing, recipient)
    if (message.enclosed === null) return message
    const pdf = await encloseLetter(desk, actor, mailing, recipient)
    return pdf ? { ...message, pdf } : 'enclosedTooLarge'
  } catch (error) {
    const known = failureOf(error)
    if (!known) {
      desk.log.defect('sending', 'messageFor', error)
      return 'messageDefect'
    }
    const [first] = known.problems
    // What names the letter or its file is wrong with all of them.
    if (known.kind !== 'invalid' || !first || first.path.length > 0) throw error
    return first.key === 'printTooMuch' ? 'enclosedTooLong' : first.key
  }
}

/** What nobody could be sent stops a mailing before it begins, and not at its first recipients. */
export async function demandMessage(
  desk: SendingDesk,
  actor: Actor,
  mailing: Mailing,
  pieces: readonly Piece[],
): Promise<void> {
  let wrong: string | undefined
  for (const { customer, contact, from } of pieces.filter(isSent).slice(0, tried)) {
    const made = await messageFor(desk, actor, mailing, { customer, contact, address: from })
    if (typeof made !== 'string') return
    wrong ??= made
  }
  if (wrong) throw failure('invalid', problem('template', wrong))
}
