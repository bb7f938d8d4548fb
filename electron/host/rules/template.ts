import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import type { AnyValues } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { readLayout, type Layout } from '../../../shared/printing/layout.ts'
import { customPaper, paperOf } from '../../../shared/printing/papers.ts'
import { templateParts } from '../../../shared/printing/templateKinds.ts'
import { readWordMapping } from '../../../shared/printing/wordFields.ts'
import { templateTree } from '../../../shared/printing/templateTree.ts'
import type { Rule } from './rule.ts'

/** A template has the parts that its kind needs, and they can be read. */
export const template: Rule = {
  prepare: ({ before, values }) => {
    const whole: AnyValues = { ...before, ...values }
    const parts = templateParts[whole['kind'] as ChoiceOf<'templateKind'>]
    if (parts.text && !whole['body']) throw failure('invalid', problem('body', 'required'))
    if (whole['kind'] === 'word') demandLetter(whole)
    if (whole['kind'] === 'sms') demandClosed('body', String(whole['body']))
    if (!parts.layout) return undefined
    if (whole['paper'] !== customPaper && !paperOf(whole['paper'])) {
      throw failure('invalid', problem('paper', 'notPaper'))
    }
    const layout = readLayout(whole['layout'])
    if (!layout || (parts.flow && !layout.flow) || (parts.labels && !layout.labels)) {
      throw failure('invalid', problem('layout', 'notLayout'))
    }
    demandClosed('body', String(whole['body'] ?? ''))
    for (const text of textsOf(layout)) demandClosed('layout', text)
    return undefined
  },
}

function demandLetter(whole: AnyValues): void {
  const files = (whole['word'] ?? []) as readonly Attachment[]
  if (files.length !== 1) throw failure('invalid', problem('word', 'wordOne'))
  if (!readWordMapping(whole['wordFields'])) {
    throw failure('invalid', problem('wordFields', 'invalid'))
  }
}

const textsOf = ({ items }: Layout) => items.flatMap((item) => ('text' in item ? [item.text] : []))

function demandClosed(field: string, text: string): void {
  const { trouble } = templateTree(text)
  if (trouble) throw failure('invalid', problem(field, trouble))
}
