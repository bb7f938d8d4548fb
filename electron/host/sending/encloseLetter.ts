import { failure, problem } from '../../../shared/failure.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Recipient } from '../../../shared/printing/recipient.ts'
import type { Office } from '../office.ts'
import { composeTemplate, templateGiven } from '../printing/composeTemplate.ts'
import type { ComposedRun, Printing } from '../printing/printing.ts'
import type { Actor } from '../records/access.ts'
import { knownOffice } from '../records/knownOffice.ts'
import type { Mailing } from './composeMessage.ts'

/** Bytes of a letter that is attached: encoded it is a third more, and most servers take 20 MB. */
const most = 10 * 1024 * 1024

/**
 * Fills a mailing's letter for one recipient, as whoever sends it would print it. Throws where a letter made in Word holds fields
 * that nobody decided on.
 */
export async function fillLetter(
  office: Office,
  actor: Actor,
  { template, sender }: Mailing,
  recipient: Recipient,
): Promise<{ readonly composed: ComposedRun; readonly locale: Locale }> {
  const desk = { office: knownOffice(office, actor), actor }
  if (!template) throw failure('invalid', problem('template', 'required'))
  const given = templateGiven(desk, template)
  const composed = await composeTemplate(desk, given, [recipient], { sender: sender ?? undefined })
  if (composed.undecided.length > 0) {
    const names = composed.undecided.slice(0, 5).join(', ')
    throw failure('invalid', problem('template', 'wordUndecided', { names }))
  }
  return { composed, locale: given.language === 'en' ? 'en' : 'zh-CN' }
}

/** Makes the PDF of a mailing's letter for one recipient; null where it is too large. Throws where it can't be filled. */
export async function encloseLetter(
  { office, printing }: { readonly office: Office; readonly printing: Printing },
  actor: Actor,
  mailing: Mailing,
  recipient: Recipient,
): Promise<Buffer | null> {
  const { composed, locale } = await fillLetter(office, actor, mailing, recipient)
  // Of nobody: what people look at meanwhile makes no room for it.
  const asked = { id: office.ids(), person: `letter ${actor.user ?? ''}` }
  await printing.prepare({ ...asked, locale }, composed)
  try {
    const parts: Buffer[] = []
    for (let offset = 0; ;) {
      const { bytes, size } = await printing.pdf(asked, offset)
      parts.push(bytes)
      offset += bytes.length
      if (offset > most) return null
      if (offset >= size) return Buffer.concat(parts)
    }
  } finally {
    printing.drop(asked)
  }
}
