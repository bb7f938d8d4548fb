import type { ChoiceOf } from '../dictionaries.ts'

type TemplateKind = ChoiceOf<'templateKind'>

/** What a template of a kind is made of: words of its own, a layout on paper, room there for running text, labels. */
interface TemplateParts {
  readonly text: boolean
  readonly layout: boolean
  readonly flow: boolean
  readonly labels: boolean
}

const placed: TemplateParts = { text: false, layout: true, flow: false, labels: false }
const running: TemplateParts = { text: true, layout: true, flow: true, labels: false }

/** What templates are made of, by their kind. */
export const templateParts = {
  caseReply: { text: true, layout: false, flow: false, labels: false },
  sms: { text: true, layout: false, flow: false, labels: false },
  letter: running,
  envelope: placed,
  label: { ...placed, labels: true },
  card: running,
  sheet: running,
  courier: placed,
  word: { text: false, layout: true, flow: true, labels: false },
} as const satisfies Readonly<Record<TemplateKind, TemplateParts>>

/** Kinds of templates that are printed for customers. */
export const printedKinds = [
  'letter',
  'envelope',
  'label',
  'card',
  'sheet',
  'courier',
  'word',
] as const

/** Those that are made here; the others are brought from elsewhere. */
export const drawnKinds = ['letter', 'envelope', 'label', 'card', 'sheet', 'courier'] as const
