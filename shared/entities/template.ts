import { defineEntity } from '../entity.ts'
import { attachments, choice, longText, number, text, yesNo } from '../fields/builders.ts'

/** What is printed or sent: a text with fields of a record in it, `{{case.number}}`, a layout on paper, or both. */
export const template = defineEntity({
  name: 'template',
  title: 'name',
  list: ['name', 'kind', 'caseKind', 'paper', 'language', 'active'],
  sort: { field: 'position' },
  staff: { add: false, edit: false, delete: false },
  groups: {
    basic: ['name', 'kind', 'caseKind', 'paper', 'language', 'active', 'position'],
    text: ['body', 'pictures', 'word'],
  },
  fields: {
    name: text().required(),
    kind: choice('templateKind').required().initially('caseReply'),
    language: choice('templateLanguage').required().initially('zh'),
    /** Offered for cases of this kind; of any when empty. */
    caseKind: choice('caseKind'),
    /** Code of the paper that it is made for, `custom` for one of its own measures; nothing for a reply. */
    paper: text(),
    /** JSON of a `LayoutDraft`: where what stands on the paper. */
    layout: longText().internal(),
    /** Words of a reply or a text message; those of a letter, a card or a sheet as `letterBlocks` reads them. */
    body: longText(),
    /** Pictures that the layout shows. */
    pictures: attachments(),
    /** The letter made in Word that it is. */
    word: attachments(),
    /** JSON of a `WordMapping`: what the fields of that letter stand for. */
    wordFields: longText().internal(),
    active: yesNo().required().initially(true),
    position: number().required().initially(0),
  },
})
