import { actorOf } from '../accounts/people.ts'
import { compose } from '../printing/forms.ts'
import { geometryOf } from '../printing/geometryOf.ts'
import type { FilePart } from '../printing/partReading.ts'
import { printEvent } from '../printing/printEvent.ts'
import { printWords } from '../printing/printWords.ts'
import { letterRead } from './letterRead.ts'
import { noteBy } from './noteBy.ts'
import { callerIn, procedures } from './procedures.ts'
import type { CalledBy } from './recordAsked.ts'

/** What goes onto paper, looked at page by page and taken as a PDF. */
export const printingProcedures = {
  prepare: procedures.printing.prepare.handler(async ({ input, context, signal }) => {
    const { office, readings, printing, heldPieces } = context.host
    const person = callerIn(context)
    const words = printWords(office, input.locale)
    const { print } = input
    const desk = { office, readings, actor: actorOf(person), words, heldPieces, print, signal }
    const composed = await compose(desk, input.what)
    const event = printEvent(input.what, composed)
    const asked = { id: print, person: person.id, locale: input.locale, event }
    return {
      ...(await printing.prepare(asked, composed, signal)),
      name: composed.name,
      docx: 'docx' in composed,
      singles: 'singles' in composed,
      undecided: ('undecided' in composed && composed.undecided) || [],
    }
  }),

  page: procedures.printing.page.handler(async ({ input, context }) => {
    const { office, printing } = context.host
    const person = callerIn(context)
    const onto = {
      geometry: geometryOf(office, actorOf(person), input.profile),
      ghosts: input.ghosts,
    }
    return { svg: await printing.page({ id: input.print, person: person.id }, input.page, onto) }
  }),

  proof: procedures.printing.proof.handler(({ input, context }) =>
    context.host.printing.proof({ id: input.print, person: callerIn(context).id }, input.from),
  ),

  pdf: procedures.printing.pdf.handler(async ({ input, context }) => {
    const { office, printing } = context.host
    const person = callerIn(context)
    const geometry = geometryOf(office, actorOf(person), input.profile)
    const asked = { id: input.print, person: person.id }
    return handedOut(
      context,
      asked,
      input.offset,
      await printing.pdf(asked, input.offset, geometry),
    )
  }),

  docx: procedures.printing.docx.handler(async ({ input, context }) => {
    const asked = { id: input.print, person: callerIn(context).id }
    const part = await context.host.printing.docx(asked, input.offset)
    return handedOut(context, asked, input.offset, part)
  }),

  zip: procedures.printing.zip.handler(async ({ input, context }) => {
    const asked = { id: input.print, person: callerIn(context).id }
    const part = await context.host.printing.zip(asked, input.as, input.offset)
    return handedOut(context, asked, input.offset, part)
  }),

  printed: procedures.printing.printed.handler(({ input, context }) => {
    const asked = { id: input.print, person: callerIn(context).id }
    context.host.printing.cameOut(asked, 'paper', (event) => noteBy(context, event))
  }),

  readWord: procedures.printing.readWord.handler(({ input, context }) =>
    letterRead(context, input),
  ),

  drop: procedures.printing.drop.handler(({ input, context }) => {
    context.host.printing.drop({ id: input.print, person: callerIn(context).id })
  }),
}

/** A part of a file as it is told; with the last one the file has left the office. */
function handedOut(
  context: CalledBy,
  asked: { readonly id: string; readonly person: string },
  offset: number,
  { bytes, size, pages }: FilePart,
) {
  if (offset + bytes.length === size) {
    context.host.printing.cameOut(asked, 'file', (event) => noteBy(context, event))
  }
  return { content: bytes.toString('base64'), size, pages }
}
