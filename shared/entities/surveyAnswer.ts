import { defineEntity } from '../entity.ts'
import { longText, number, reference, text } from '../fields/builders.ts'

/** What was answered to a question of the office's own, with the words in which it was asked. */
export const surveyAnswer = defineEntity({
  name: 'surveyAnswer',
  title: 'asked',
  list: ['asked', 'answer', 'grade', 'response'],
  belongsTo: 'response',
  governedBy: 'surveyResponse',
  waitsAlong: true,
  groups: { basic: ['answer', 'grade', 'response', 'question'] },
  fields: {
    /** The question as it stood then; the program fills it in. */
    asked: text().derived(),
    response: reference('surveyResponse').required(),
    question: reference('surveyQuestion').required(),
    /** Words, or what was chosen. */
    answer: longText().searched('text'),
    /** 1 to 5, where a grade was asked for. */
    grade: number(),
  },
})
