import { defineEntity } from '../entity.ts'
import { choice, longText, number, text, yesNo } from '../fields/builders.ts'

/** A text with fields of a record in it, `{{case.number}}`: what a reply begins as. */
export const template = defineEntity({
  name: 'template',
  title: 'name',
  list: ['name', 'kind', 'caseKind', 'language', 'active'],
  sort: { field: 'position' },
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'kind', 'caseKind', 'language', 'active', 'position'], text: ['body'] },
  fields: {
    name: text().required(),
    kind: choice('templateKind').required().initially('caseReply'),
    language: choice('templateLanguage').required().initially('zh'),
    /** Offered for cases of this kind; of any when empty. */
    caseKind: choice('caseKind'),
    body: longText().required(),
    active: yesNo().required().initially(true),
    position: number().required().initially(0),
  },
})
