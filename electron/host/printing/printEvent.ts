import type { JournalEvent } from '../../../shared/api/journal.ts'
import type { PrintAsked } from '../../../shared/api/printing.ts'
import type { Recipient } from '../../../shared/printing/recipient.ts'
import type { Composed } from './printing.ts'

/** What the journal is told of a print: what kind of thing it is, of which record or of records of what kind, and how many. */
export const printEvent = (asked: PrintAsked, { count = 1 }: Composed): JournalEvent => ({
  kind: 'printed',
  ...aboutOf(asked),
  detail: { form: asked.form, count },
})

function aboutOf(asked: PrintAsked): Pick<JournalEvent, 'entity' | 'record'> {
  switch (asked.form) {
    case 'case':
    case 'letter':
      return { entity: 'serviceCase', record: asked.id }
    case 'register':
      return { entity: 'serviceCase' }
    case 'survey':
    case 'mailing':
      return { entity: asked.form, record: asked.id }
    case 'template':
    case 'draft':
      return recipientsOf(asked.recipients)
    case 'caseBlank':
    case 'testSheet':
    case 'recoverySheet':
      return {}
  }
}

function recipientsOf([first, ...more]: readonly Recipient[]): ReturnType<typeof aboutOf> {
  if (!first) return {}
  if (more.length > 0) return { entity: 'customer' }
  const { customer, contact } = first
  return customer
    ? { entity: 'customer', record: customer }
    : { entity: 'contact', record: contact! }
}
