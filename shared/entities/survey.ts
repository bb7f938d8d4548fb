import { defineEntity } from '../entity.ts'
import { choice, longText, text, yesNo } from '../fields/builders.ts'

/** What customers are asked: how content they are, whether they would recommend us, and questions of the office's own. */
export const survey = defineEntity({
  name: 'survey',
  title: 'name',
  list: ['name', 'use', 'asksCsat', 'asksNps', 'active', 'updatedAt'],
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'use', 'active'], asks: ['asksCsat', 'asksNps', 'opening'] },
  fields: {
    name: text().required().searched('name'),
    use: choice('surveyUse').required().initially('sentAround'),
    /** One that is not takes no more answers, and keeps those it has. */
    active: yesNo().required().initially(true),
    /** How content are you, 1 to 5. */
    asksCsat: yesNo().required().initially(true),
    /** How likely are you to recommend us, 0 to 10. */
    asksNps: yesNo().required().initially(true),
    /** What is said or printed before the first question. */
    opening: longText(),
  },
})
