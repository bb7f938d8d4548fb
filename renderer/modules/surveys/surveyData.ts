import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { RowOf } from '../../../shared/entity.ts'
import type { entities } from '../../../shared/entities/registry.ts'
import { useRowsOf } from '../../records/useRowsOf.ts'

export type Survey = RowOf<typeof entities.survey>
export type Question = RowOf<typeof entities.surveyQuestion>
export type Answer = RowOf<typeof entities.surveyAnswer>
export type Response = RowOf<typeof entities.surveyResponse>

/** The surveys of the office, those out of use included. */
export const useSurveys = () =>
  useRowsOf<Survey>(() => ({
    entity: 'survey',
    filter: null,
    sort: { field: 'name', descending: false },
  }))

/** Surveys that can be asked now: those for the closing of cases first where a case is asked about. */
export function useSurveysInUse(atClosing: MaybeRefOrGetter<boolean>) {
  const { rows, known } = useSurveys()
  const first = (survey: Survey) => Number((survey.use === 'closing') !== toValue(atClosing))
  const inUse = computed(() =>
    rows.value.filter(({ active }) => active).toSorted((a, b) => first(a) - first(b)),
  )
  return { inUse, known }
}

/** The questions of a survey, in order, those out of use included. */
export const useQuestions = (survey: MaybeRefOrGetter<string | undefined>) =>
  useRowsOf<Question>(() => ({
    entity: 'surveyQuestion',
    filter: { field: 'survey', op: 'oneOf', value: [toValue(survey) ?? ''] },
    sort: { field: 'position', descending: false },
    when: toValue(survey) !== undefined,
  })).rows

/** What was answered to questions of the office's own in a response. */
export const useAnswers = (response: MaybeRefOrGetter<string | undefined>) =>
  useRowsOf<Answer>(() => ({
    entity: 'surveyAnswer',
    filter: { field: 'response', op: 'oneOf', value: [toValue(response) ?? ''] },
    sort: { field: 'createdAt', descending: false },
    when: toValue(response) !== undefined,
  })).rows

/** Responses of a customer, a contact or about a case, the newest first. */
export const useResponses = (
  field: 'customer' | 'contact' | 'case',
  id: MaybeRefOrGetter<string>,
) =>
  useRowsOf<Response>(() => ({
    entity: 'surveyResponse',
    filter: { field, op: 'oneOf', value: [toValue(id)] },
    sort: { field: 'at', descending: true },
  }))
