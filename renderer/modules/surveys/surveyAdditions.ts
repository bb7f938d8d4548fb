import { defineAsyncComponent } from 'vue'
import { addTo } from '../../records/additions.ts'
import { t } from '../../words.ts'
import AskAtClosing from './AskAtClosing.vue'
import PrintSheets from './PrintSheets.vue'
import ResponsePanel from './ResponsePanel.vue'
import SatisfactionWhy from './SatisfactionWhy.vue'
import SurveyLinks from './SurveyLinks.vue'
import SurveyQuestions from './SurveyQuestions.vue'

/** Adds what customers are asked, and what they answered, to surveys, to cases and to customers. */
export function addSurveys(): void {
  const besides = { satisfaction: SatisfactionWhy }
  const related = { surveyResponse: { label: () => t('surveys.tab') } }
  addTo('customer', { besides, bulk: [PrintSheets], related })
  addTo('contact', { related })
  addTo('serviceCase', { besides, head: [AskAtClosing], related, bar: [SurveyLinks] })
  addTo('survey', {
    head: [defineAsyncComponent(() => import('./SurveyFigures.vue'))],
    hasNoStory: true,
    related: { ...related, surveyQuestion: { component: SurveyQuestions, addsItself: true } },
    bar: [SurveyLinks],
  })
  addTo('surveyResponse', { head: [ResponsePanel], bar: [SurveyLinks] })
  for (const entity of ['surveyQuestion', 'surveyAnswer']) addTo(entity, { bar: [SurveyLinks] })
}
