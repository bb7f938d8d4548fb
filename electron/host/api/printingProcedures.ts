import { pdfChunk } from '../../../shared/api/printing.ts'
import { actorOf } from '../accounts/people.ts'
import { compose } from '../printing/forms.ts'
import { printWords } from '../printing/printWords.ts'
import { callerIn, procedures } from './procedures.ts'

/** What goes onto paper, looked at page by page and taken as a PDF. */
export const printingProcedures = {
  prepare: procedures.printing.prepare.handler(async ({ input, context }) => {
    const { office, readings, printing } = context.host
    const person = callerIn(context)
    const words = printWords(office, input.locale)
    const composed = await compose({ office, readings, actor: actorOf(person), words }, input.what)
    const asked = { id: input.print, person: person.id, locale: input.locale }
    return { pages: await printing.prepare(asked, composed), name: composed.name }
  }),

  page: procedures.printing.page.handler(async ({ input, context }) => {
    const asked = { id: input.print, person: callerIn(context).id }
    return { svg: await context.host.printing.page(asked, input.page) }
  }),

  pdf: procedures.printing.pdf.handler(async ({ input, context }) => {
    const asked = { id: input.print, person: callerIn(context).id }
    const bytes = await context.host.printing.pdf(asked)
    if (input.offset === 0) {
      context.host.office.journal.note(actorOf(callerIn(context)), { kind: 'printed' })
    }
    const part = bytes.subarray(input.offset, input.offset + pdfChunk)
    return { content: Buffer.from(part).toString('base64'), size: bytes.length }
  }),
}
