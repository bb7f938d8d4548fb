import { afterEach, beforeEach, expect, test } from 'vitest'
import { entities } from '../../../shared/entities/registry.ts'
import { actOf, tempOffice, type TempOffice } from '../../../test/harness/office.ts'
import { program } from '../records/access.ts'
import { rules } from '../rules/rules.ts'
import { seedService } from './seedService.ts'
import { surveyFigures } from './surveyFigures.ts'

let desk: TempOffice
let survey: string
beforeEach(() => {
  desk = tempOffice()
  desk.office.store.transact(actOf(program, 'setUp'), (tx) =>
    seedService(desk.office.store, tx, 'zh-CN'),
  )
  survey = desk.create('survey', { name: '展会回访', use: 'sentAround' }).id
})
afterEach(() => desk.close())

const figures = (by = desk.office.rules, from: number | null = null) =>
  surveyFigures(
    { reading: desk.office.reading, registry: desk.office.registry, rules: by },
    desk.clerk,
    { survey, from },
  )
/** Somebody was asked, and answered each of the questions of the survey. */
function respond(csat: number, answers: Readonly<Record<string, object>>, actor = desk.chief) {
  const { id } = desk.create('surveyResponse', { survey, csat, nps: csat * 2 }, actor)
  for (const [question, values] of Object.entries(answers)) {
    desk.create('surveyAnswer', { response: id, question, ...values }, actor)
  }
  return id
}

test('answers are counted by what was said, since a moment, without deleted ones', () => {
  const ask = (values: object) => desk.create('surveyQuestion', { survey, ...values }).id
  const grade = ask({ words: '交期', kind: 'grade' })
  const choice = ask({ words: '明年', kind: 'choice', options: '增加\n减少' })
  const words = ask({ words: '建议', kind: 'text' })
  respond(5, { [grade]: { grade: 5 }, [choice]: { answer: '增加' }, [words]: { answer: '包装' } })
  const since = desk.clock.now() + 1000
  desk.clock.set(since)
  respond(4, { [grade]: { grade: 5 }, [choice]: { answer: '减少' }, [words]: { answer: '快点' } })
  desk.remove('surveyResponse', respond(1, { [grade]: { grade: 1 } }))
  const told = figures()
  expect(told).toMatchObject({
    csat: { 5: 1, 4: 1 },
    nps: { 10: 1, 8: 1 },
    outcomes: { answered: 2 },
  })
  expect(new Map(told.questions.map((each) => [each.question, each]))).toEqual(
    new Map([
      [grade, { question: grade, grades: { 5: 2 }, choices: {}, texts: 0 }],
      [choice, { question: choice, grades: {}, choices: { 增加: 1, 减少: 1 }, texts: 0 }],
      [words, { question: words, grades: {}, choices: {}, texts: 2 }],
    ]),
  )
  expect(figures(desk.office.rules, since).questions.map(({ texts }) => texts)).toContain(1)
})

test('what a colleague may not see is not counted, nor its answers', () => {
  const grade = desk.create('surveyQuestion', { survey, words: '交期', kind: 'grade' }).id
  respond(5, { [grade]: { grade: 5 } })
  respond(2, { [grade]: { grade: 1 } }, desk.clerk)
  const told = figures({
    ...rules,
    [entities.surveyResponse.name]: { visible: (eb, actor) => eb('by', '=', actor.user) },
  })
  expect(told.csat).toEqual({ 2: 1 })
  expect(told.questions).toEqual([{ question: grade, grades: { 1: 1 }, choices: {}, texts: 0 }])
})

test('months are told apart, those without an answer between them too', () => {
  const at = (month: number) => new Date(2026, month - 1, 5, 10).getTime()
  for (const [month, nps] of [
    [8, 10],
    [8, 3],
    [10, 9],
  ] as const) {
    desk.create('surveyResponse', { survey, nps, at: at(month) })
  }
  const told = figures()
  expect(told.months.map(({ month, nps }) => [month, nps])).toEqual([
    ['2026-08', { 10: 1, 3: 1 }],
    ['2026-09', {}],
    ['2026-10', { 9: 1 }],
  ])
  expect(told.nps).toEqual({ 3: 1, 9: 1, 10: 1 })
  expect(figures(rules, at(9)).months.map(({ month }) => month)).toEqual(['2026-10'])
})

test('answers of the few responses that were deleted are left out of many', () => {
  const grade = desk.create('surveyQuestion', { survey, words: '交期', kind: 'grade' }).id
  for (let count = 0; count < 11; count += 1) respond(5, { [grade]: { grade: 5 } })
  const gone = respond(1, {})
  desk.remove('surveyResponse', gone)
  // As an answer that came from elsewhere after its response was gone.
  desk.create('surveyAnswer', { response: gone, question: grade, grade: 1 })
  expect(figures().questions).toEqual([
    { question: grade, grades: { 5: 11 }, choices: {}, texts: 0 },
  ])
})
