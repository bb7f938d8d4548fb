import { defineEntity } from '../entity.ts'
import { choice, longText, number, reference, text, yesNo } from '../fields/builders.ts'

/** A question of the office's own in a survey. Once it was answered its words stay; it may be retired. */
export const surveyQuestion = defineEntity({
  name: 'surveyQuestion',
  title: 'words',
  list: ['position', 'words', 'kind', 'survey', 'active'],
  sort: { field: 'position' },
  belongsTo: 'survey',
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['words', 'survey', 'kind', 'options', 'position', 'active'] },
  fields: {
    words: text().required(),
    survey: reference('survey').required(),
    kind: choice('questionKind').required().initially('text'),
    /** What can be chosen, one a line; for a choice alone. */
    options: longText(),
    position: number().required().initially(0),
    active: yesNo().required().initially(true),
  },
})
