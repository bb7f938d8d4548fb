import type { WordLetter } from '../../../shared/api/printing.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { demand } from '../records/access.ts'
import { guessWordFields } from '../word/guessWordFields.ts'
import { keptWord } from '../word/readyWord.ts'
import { pageLosses } from '../word/pageLosses.ts'
import { wordPage } from '../word/wordPage.ts'
import { uploadOf } from './attachmentProcedures.ts'
import { callerIn } from './procedures.ts'
import { recordAsked, type CalledBy } from './recordAsked.ts'
import { actorOf } from '../accounts/people.ts'

/** Reads a letter made in Word for whoever keeps the templates. */
export async function letterRead(
  context: CalledBy,
  asked: { readonly upload: string } | { readonly template: string },
): Promise<WordLetter> {
  const { office, attachments } = context.host
  const person = callerIn(context)
  demand(actorOf(person), entities.template, 'edit')
  const file =
    'upload' in asked
      ? (await attachments.finish(uploadOf(person, asked.upload))).id
      : letterOf(context, asked.template)
  const template = await keptWord(office.dataDir, file)
  const { layout, paper } = wordPage(template)
  const read = layoutSchema.safeParse(layout)
  if (!read.success) throw failure('invalid', problem('file', 'wordBroken'))
  return {
    fields: template.fields,
    guesses: guessWordFields(template.fields, office.registry),
    losses: template.losses,
    pageLosses: pageLosses(template),
    paper,
    layout: read.data,
  }
}

function letterOf(context: CalledBy, id: string): string {
  const { row } = recordAsked(context, { entity: 'template', id })
  const [kept] = (row['word'] ?? []) as readonly Attachment[]
  if (!kept) throw failure('notFound', problem('file', 'wordGone'))
  return kept.id
}
