import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { program } from '../../electron/host/records/access.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { actOf, type TempOffice } from '../harness/office.ts'
import { surveyOffice, surveysOf } from '../harness/surveyOffice.ts'

const day = 86_400_000
let desk: TempOffice
beforeEach(() => {
  desk = surveyOffice()
})
afterEach(() => desk.close())

const read = (name: EntityName, id: string) =>
  readVisible(desk.office.reading, entities[name], undefined, desk.chief, id)!
const { rowsOf, surveyFor, questionOf, respond } = surveysOf(() => desk)
const problemsIn = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return failureOf(error)?.problems.map(({ path, key }) => [path[0], key])
  }
  return undefined
}
const gradeOf = (customer: string) => read('customer', customer)['satisfaction']

describe('a customer’s satisfaction', () => {
  let customer: string
  beforeEach(() => (customer = desk.create('customer', { name: '宁波澄川包装' }).id))

  test('comes with the first answer, and follows each one since', () => {
    respond({ customer, csat: 5 })
    expect(gradeOf(customer)).toBe('verySatisfied')
    desk.clock.forward(day)
    const { id } = respond({ customer, csat: 2 })
    expect(gradeOf(customer)).toBe('neutral')
    desk.update('surveyResponse', id, { csat: 4 }, desk.clerk)
    expect(gradeOf(customer)).toBe('satisfied')
  })

  test('goes back when an answer is deleted, and comes again with it', () => {
    respond({ customer, csat: 5 })
    desk.clock.forward(day)
    const { id } = respond({ customer, csat: 1 })
    const act = actOf(desk.clerk)
    desk.remove('surveyResponse', id, desk.clerk, act)
    expect(gradeOf(customer)).toBe('verySatisfied')
    desk.office.store.transact(actOf(desk.clerk), (tx) =>
      desk.office.store.restore(tx, entities.surveyResponse, id),
    )
    expect(gradeOf(customer)).toBe('dissatisfied')
  })

  test('goes back when an answer is undone', async () => {
    const act = actOf(desk.clerk)
    desk.office.store.transact(act, (tx) =>
      desk.office.store.create(tx, entities.surveyResponse, desk.office.ids(), {
        survey: surveyFor('sentAround'),
        customer,
        csat: 2,
      }),
    )
    expect(gradeOf(customer)).toBe('dissatisfied')
    await desk.undo(act.id, desk.clerk)
    expect(gradeOf(customer)).toBeNull()
  })

  test('moves with a response to another customer', () => {
    const other = desk.create('customer', { name: '嘉兴禾田印务' }).id
    const { id } = respond({ customer, csat: 1 })
    desk.update('surveyResponse', id, { customer: other })
    expect([gradeOf(customer), gradeOf(other)]).toEqual([null, 'veryDissatisfied'])
  })

  test('that somebody set by hand stays, until it is emptied', () => {
    respond({ customer, csat: 5 })
    desk.update('customer', customer, { satisfaction: 'dissatisfied' }, desk.clerk)
    expect(read('customer', customer)['satisfactionSetAt']).toBe(desk.clock.now())
    respond({ customer, csat: 5 })
    expect(gradeOf(customer)).toBe('dissatisfied')
    const emptied = desk.update('customer', customer, { satisfaction: null })
    expect(emptied).toMatchObject({ satisfaction: 'verySatisfied', satisfactionSetAt: null })
    expect(gradeOf(customer)).toBe('verySatisfied')
  })

  test('set by hand and undone is what the answers say by then', async () => {
    const act = actOf(desk.chief)
    desk.update('customer', customer, { satisfaction: 'dissatisfied' }, desk.chief, act)
    respond({ customer, csat: 4 })
    expect(gradeOf(customer)).toBe('dissatisfied')
    await desk.undo(act.id)
    expect(read('customer', customer)).toMatchObject({
      satisfaction: 'satisfied',
      satisfactionSetAt: null,
    })
  })

  test('emptied and that undone, after other answers, still follows them', async () => {
    desk.update('customer', customer, { satisfaction: 'dissatisfied' })
    const act = actOf(desk.chief)
    desk.update('customer', customer, { satisfaction: null }, desk.chief, act)
    respond({ customer, csat: 4 })
    await desk.undo(act.id)
    expect(read('customer', customer)).toMatchObject({
      satisfaction: 'satisfied',
      satisfactionSetAt: null,
    })
    desk.clock.forward(day)
    respond({ customer, csat: 1 })
    expect(gradeOf(customer)).toBe('dissatisfied')
  })

  test('told again as it is, by a sheet or a form, is not taken for one set by hand', () => {
    respond({ customer, csat: 4 })
    desk.update('customer', customer, { satisfaction: 'satisfied', note: '已回访' })
    expect(read('customer', customer)['satisfactionSetAt']).toBeNull()
  })

  test('is one of the grades that the office uses', () => {
    const entry = { list: 'satisfaction', code: 'neutral', position: 2, hidden: true }
    desk.create('dictionary', entry)
    respond({ customer, csat: 3 })
    expect(gradeOf(customer)).toBe('dissatisfied')
  })

  test('of a customer who goes and comes back is there again', () => {
    respond({ customer, csat: 4 })
    desk.remove('customer', customer)
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.restore(tx, entities.customer, customer),
    )
    expect(gradeOf(customer)).toBe('satisfied')
  })
})

describe('asked at the closing of a case', () => {
  const caseOf = () => {
    const customer = desk.create('customer', { name: '台州三门湾海产' }).id
    const contact = desk.create('contact', { name: '何敏', customer }).id
    return desk.create('serviceCase', { title: '少一箱', customer, contact })
  }
  const atClosing = (id: string, values: object) =>
    respond({ survey: surveyFor('closing'), how: 'closing', case: id, ...values })

  test('the answer is about the customer and the contact of the case, and is the case’s', () => {
    const { id, customer, contact } = caseOf()
    const response = atClosing(id, { csat: 4 })
    expect(response).toMatchObject({
      title: '服务回访',
      customer,
      contact,
      by: desk.clerk.user,
      outcome: 'answered',
    })
    expect(read('serviceCase', id)).toMatchObject({ satisfaction: 'satisfied' })
    expect(gradeOf(String(customer))).toBe('satisfied')
  })

  test('a closed case takes it too', () => {
    const { id } = caseOf()
    for (const state of ['investigating', 'answered', 'solved', 'closed']) {
      desk.update('serviceCase', id, { state })
    }
    const response = atClosing(id, { csat: 2 })
    expect(read('serviceCase', id)['satisfaction']).toBe('dissatisfied')
    desk.remove('surveyResponse', response.id)
    expect(read('serviceCase', id)['satisfaction']).toBeNull()
  })

  test('who did not want to answer, or was not reached, gave no grade; who is asked again did', () => {
    const { id, customer } = caseOf()
    const response = atClosing(id, { outcome: 'notReached' })
    expect(gradeOf(String(customer))).toBeNull()
    expect(desk.update('surveyResponse', response.id, { csat: 5 })['outcome']).toBe('answered')
    expect(gradeOf(String(customer))).toBe('verySatisfied')
    desk.update('surveyResponse', response.id, { outcome: 'declined' })
    expect(read('surveyResponse', response.id)).toMatchObject({ csat: null, outcome: 'declined' })
    expect(gradeOf(String(customer))).toBeNull()
  })
})

describe('a response', () => {
  test('takes grades that are on their scales, and no others', () => {
    expect(problemsIn(() => respond({ csat: 6 }))).toEqual([['csat', 'csatUnfit']])
    expect(problemsIn(() => respond({ csat: 4.5 }))).toEqual([['csat', 'csatUnfit']])
    expect(problemsIn(() => respond({ nps: 11 }))).toEqual([['nps', 'npsUnfit']])
    expect(respond({ nps: 0 })['nps']).toBe(0)
  })

  test('keeps the name of its survey and the words of its questions as they were asked', () => {
    const survey = surveyFor('sentAround')
    const question = questionOf(survey, 'text')
    const response = respond({})
    const values = { response: response.id, question, answer: '包装' }
    const answer = desk.create('surveyAnswer', values, desk.clerk)
    expect(answer['asked']).toBe('最希望我们改进什么')
    desk.update('survey', survey, { name: '2027 年度满意度' })
    expect(read('surveyResponse', response.id)['title']).toBe('年度满意度')
    expect(problemsIn(() => desk.update('surveyQuestion', question, { words: '别的' }))).toEqual([
      ['words', 'questionAnswered'],
    ])
    desk.update('surveyQuestion', question, { active: false, position: 9 })
    expect(problemsIn(() => desk.remove('surveyQuestion', question))).toEqual([
      [undefined, 'questionAnswered'],
    ])
  })

  test('has one answer to a question, and takes it along to the recycle bin', () => {
    const survey = surveyFor('sentAround')
    const response = respond({}).id
    const choice = questionOf(survey, 'choice')
    const unfit = { response, question: choice, answer: '不知道' }
    expect(problemsIn(() => desk.create('surveyAnswer', unfit))).toEqual([['answer', 'notInList']])
    const { id } = desk.create('surveyAnswer', { response, question: choice, answer: '增加' })
    desk.update('surveyAnswer', id, { answer: '减少' })
    const again = { response, question: choice, answer: '增加' }
    expect(problemsIn(() => desk.create('surveyAnswer', again))).toEqual([
      ['question', 'answeredAlready'],
    ])
    desk.remove('surveyAnswer', id)
    const other = desk.create('surveyAnswer', again).id
    const back = () =>
      desk.office.store.transact(actOf(desk.chief), (tx) =>
        desk.office.store.restore(tx, entities.surveyAnswer, id),
      )
    expect(problemsIn(back)).toEqual([['question', 'answeredAlready']])
    desk.remove('surveyAnswer', other)
    back()
    const grade = questionOf(survey, 'grade')
    const tooMuch = { response, question: grade, grade: 7 }
    expect(problemsIn(() => desk.create('surveyAnswer', tooMuch))).toEqual([['grade', 'csatUnfit']])
    const foreign = { response, question: questionOf(surveyFor('closing'), 'grade'), grade: 3 }
    expect(problemsIn(() => desk.create('surveyAnswer', foreign))).toEqual([
      ['question', 'questionElsewhere'],
    ])
    desk.remove('surveyResponse', response)
    expect(read('surveyAnswer', id)['deletedAt']).not.toBeNull()
  })

  test('is not taken in a survey that rests, and stays in its own', () => {
    const survey = surveyFor('sentAround')
    const { id } = respond({ csat: 4 })
    desk.update('survey', survey, { active: false })
    expect(problemsIn(() => respond({ csat: 4 }))).toEqual([['survey', 'surveyResting']])
    expect(desk.update('surveyResponse', id, { csat: 5 })['csat']).toBe(5)
    const moved = { survey: surveyFor('closing') }
    expect(problemsIn(() => desk.update('surveyResponse', id, moved))).toEqual([
      ['survey', 'surveyStays'],
    ])
  })
})

describe('surveys', () => {
  test('are made by administrators, and answered by everybody', () => {
    const survey = surveyFor('sentAround')
    expect(() => desk.create('survey', { name: '新' }, desk.clerk)).toThrow('forbidden')
    expect(() => desk.update('survey', survey, { name: '新' }, desk.clerk)).toThrow('forbidden')
    const question = questionOf(survey, 'text')
    expect(() => desk.update('surveyQuestion', question, { words: '?' }, desk.clerk)).toThrow(
      'forbidden',
    )
    const { id } = respond({ csat: 3 }, desk.clerk)
    desk.remove('surveyResponse', id, desk.clerk)
  })

  test('with answers are not deleted; without, they take their questions along', () => {
    const survey = surveyFor('sentAround')
    const { id } = respond({ csat: 3 })
    expect(problemsIn(() => desk.remove('survey', survey))).toEqual([[undefined, 'surveyAnswered']])
    expect(read('survey', survey)['deletedAt']).toBeNull()
    desk.remove('surveyResponse', id)
    desk.remove('survey', survey)
    expect(rowsOf('surveyQuestion').some((row) => row['survey'] === survey)).toBe(false)
  })

  test('ask for what can be chosen', () => {
    const values = { survey: surveyFor('closing'), words: '用哪款', kind: 'choice' }
    expect(problemsIn(() => desk.create('surveyQuestion', values))).toEqual([
      ['options', 'optionsMissing'],
    ])
    const made = desk.create('surveyQuestion', { ...values, options: ' A4 \n\nA5\nA4' })
    expect(made['options']).toBe('A4\nA5')
  })

  test('are there once, however often the office is opened', () => {
    desk.office.store.transact(actOf(program), (tx) => writeSetting(tx, 'protection', 'open'))
    desk.reopen()
    desk.reopen()
    expect(rowsOf('survey')).toHaveLength(2)
  })
})
