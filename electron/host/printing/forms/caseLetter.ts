import type { PrintAsked } from '../../../../shared/api/printing.ts'
import { readSetting } from '../../settings.ts'
import type { PrintDesk } from '../forms.ts'
import type { Composed } from '../printing.ts'
import { caseGiven } from './caseForm.ts'

/** A letter to whoever a case is of: the office's head, the number, and what was written. */
export function caseLetter(
  desk: PrintDesk,
  { id, body }: Extract<PrintAsked, { form: 'letter' }>,
): Composed {
  const { words, office } = desk
  const { row } = caseGiven(desk, id)
  const number = typeof row['number'] === 'string' ? row['number'] : ''
  return {
    template: 'letter',
    name: [number, words.printing.letter].filter(Boolean).join(' '),
    data: {
      office: readSetting(office.reading, 'officeName') ?? '',
      reference: number && words.printing.reference.replace('{number}', () => number),
      paragraphs: body.replaceAll('\r\n', '\n').split('\n'),
    },
  }
}
