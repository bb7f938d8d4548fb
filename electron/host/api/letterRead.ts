import type { WordLetter } from '../../../shared/api/printing.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { readWordMapping } from '../../../shared/printing/wordFields.ts'
import { demand } from '../records/access.ts'
import { guessWordFields } from '../word/guessWordFields.ts'
import { keptWord, type WordGiven } from '../word/readyWord.ts'
import { ownLetter } from '../word/ownLetter.ts'
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
  const kept = 'template' in asked ? letterOf(context, asked.template) : undefined
  const file =
    'upload' in asked ? (await attachments.finish(uploadOf(person, asked.upload))).id : kept!.file
  const template = await keptWord(office.dataDir, file)
  const { layout, paper } = wordPage(template)
  const read = layoutSchema.safeParse(layout)
  if (!read.success) throw failure('invalid', problem('file', 'wordBroken'))
  const guesses = guessWordFields(template.fields, office.registry)
  return {
    fields: template.fields,
    guesses,
    losses: template.losses,
    pageLosses: pageLosses(template),
    paper,
    layout: read.data,
    own: ownLetter(template, kept?.mapping ?? guesses),
  }
}

function letterOf(context: CalledBy, id: string): WordGiven {
  const { row } = recordAsked(context, { entity: 'template', id })
  const [kept] = (row['word'] ?? []) as readonly Attachment[]
  if (!kept) throw failure('notFound', problem('file', 'wordGone'))
  return { file: kept.id, mapping: readWordMapping(row['wordFields']) ?? {} }
}
