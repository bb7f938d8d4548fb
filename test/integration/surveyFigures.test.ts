import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { program } from '../../electron/host/records/access.ts'
import { surveyFigures } from '../../electron/host/service/surveyFigures.ts'
import { seedService } from '../../electron/host/service/seedService.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import { shippedId } from '../../shared/domain/shippedCauses.ts'
import { entities } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'
import { surveyOffice, surveysOf } from '../harness/surveyOffice.ts'

const day = 86_400_000
let desk: TempOffice
beforeEach(() => {
  desk = surveyOffice()
})
afterEach(() => desk.close())

const { surveyFor, questionOf, respond } = surveysOf(() => desk)
const problemsIn = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return failureOf(error)?.problems.map(({ path, key }) => [path[0], key])
  }
  return undefined
}

describe('the figures of a survey', () => {
  const figures = (from: number | null = null, actor = desk.clerk) =>
    surveyFigures(desk.office, actor, { survey: surveyFor('sentAround'), from })

  test('count who answered with what, since a moment, and nobody twice', () => {
    const survey = surveyFor('sentAround')
    respond({ csat: 5, nps: 10 })
    desk.clock.forward(day)
    const since = desk.clock.now()
    const { id } = respond({ csat: 2, nps: 3 })
    respond({ outcome: 'declined' })
    const gone = respond({ csat: 1 })
    desk.remove('surveyResponse', gone.id)
    const grade = questionOf(survey, 'grade')
    const choice = questionOf(survey, 'choice')
    desk.create('surveyAnswer', { response: id, question: grade, grade: 4 })
    desk.create('surveyAnswer', { response: id, question: choice, answer: '减少' })
    desk.create('surveyAnswer', { response: gone.id, question: grade, grade: 1 })
    expect(figures()).toMatchObject({
      csat: { 2: 1, 5: 1 },
      nps: { 3: 1, 10: 1 },
      outcomes: { answered: 2, declined: 1 },
    })
    expect(figures(since)).toMatchObject({ csat: { 2: 1 }, outcomes: { answered: 1, declined: 1 } })
    expect(figures().questions).toHaveLength(2)
    expect(figures().questions).toEqual(
      expect.arrayContaining([
        { question: grade, grades: { 4: 1 }, choices: {}, texts: 0 },
        { question: choice, grades: {}, choices: { 减少: 1 }, texts: 0 },
      ]),
    )
  })
})

describe('an office that had its way before there were surveys', () => {
  test('gets the short one before the steps that leave the same state, once', () => {
    const older = tempOffice()
    const seed = () =>
      older.office.store.transact(actOf(program, 'setUp'), (tx) => {
        writeSetting(tx, 'serviceSeeded', true)
        seedService(older.office.store, tx, 'zh-CN')
      })
    older.create('caseTransition', { from: 'answered', to: 'solved', position: 4 })
    seed()
    seed()
    const steps = older.lists.page(older.chief, entities.caseTransition, {
      filter: null,
      offset: 0,
      limit: 9,
    }).rows
    expect(steps.map(({ to, position, onlyReplies }) => [to, position, onlyReplies])).toEqual([
      ['closed', 0.5, true],
      ['solved', 4, null],
    ])
    // As on an install that is new, so that the two never hold it twice.
    expect(steps[0]!.id).toBe(shippedId('answered closed'))
    older.close()
  })
})

describe('feedback', () => {
  test('is over once it is answered; what has to be solved is not', () => {
    for (const kind of ['feedback', 'suggestion', 'enquiry', 'complaint', 'repair']) {
      const { id } = desk.create('serviceCase', { title: '多放一张说明', kind })
      desk.update('serviceCase', id, { state: 'answered' })
      const close = () => desk.update('serviceCase', id, { state: 'closed' })
      const expected =
        kind === 'complaint' || kind === 'repair' ? [['state', 'noSuchStep']] : undefined
      expect([kind, problemsIn(close)]).toEqual([kind, expected])
    }
  })

  test('a suggestion is told by its number', () => {
    const { number } = desk.create('serviceCase', { title: '多放一张说明', kind: 'suggestion' })
    expect(number).toBe('JY-2026-0001')
  })
})
