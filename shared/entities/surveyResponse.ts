import { defineEntity } from '../entity.ts'
import { choice, instant, longText, number, reference, text } from '../fields/builders.ts'

/** What a customer answered to a survey, or that they were asked and did not. */
export const surveyResponse = defineEntity({
  name: 'surveyResponse',
  title: 'title',
  list: ['at', 'title', 'customer', 'outcome', 'csat', 'nps', 'remark', 'how', 'by'],
  sort: { field: 'at', descending: true },
  belongsTo: 'customer',
  timeline: 'at',
  groups: {
    basic: ['survey', 'customer', 'contact', 'case', 'at', 'by', 'how'],
    answers: ['outcome', 'csat', 'nps', 'remark'],
  },
  fields: {
    /** Name of the survey when it was asked; the program fills it in. */
    title: text().derived(),
    survey: reference('survey').required(),
    customer: reference('customer'),
    contact: reference('contact'),
    case: reference('serviceCase'),
    at: instant().required().initially({ current: 'instant' }),
    by: reference('user').initially({ current: 'user' }),
    how: choice('surveyHow').required().initially('phone'),
    outcome: choice('surveyOutcome').required().initially('answered'),
    /** How content, 1 to 5. */
    csat: number(),
    /** How likely to recommend us, 0 to 10. */
    nps: number(),
    remark: longText().searched('text'),
  },
})
