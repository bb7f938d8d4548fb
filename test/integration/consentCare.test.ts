import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import { decide } from '../../electron/host/consent/decide.ts'
import { standingProposals } from '../../electron/host/consent/standingProposals.ts'
import { recordIn } from '../../electron/host/records/asked.ts'
import { program, type Actor } from '../../electron/host/records/access.ts'
import { entities } from '../../shared/entities/registry.ts'
import { presetRights } from '../../shared/rights/presets.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let clerk: Actor
let role: string
let noteLevel: string
let customer: string

const actorWith = (id: string) => actorOf(personWithId(desk.office, id)!)
beforeAll(() => {
  desk = tempOffice()
  role = desk.create('role', { name: '受批', preset: 'everything' }).id
  const said = presetRights('everything', 'customer')
  desk.create('roleRight', { role, entity: 'customer', ...said, consent: true })
  const note = { role, entity: 'customer', field: 'note', level: 'edit' }
  noteLevel = desk.create('roleField', note).id
  clerk = actorWith(desk.create('user', { name: '陆青', login: v7(), rights: role }).id)
})
afterAll(() => desk.close())
beforeEach(() => {
  customer = desk.create('customer', { name: '青瓦厂', phone: '0574-1', owner: clerk.user }).id
})

const now = () =>
  recordIn(desk.office, desk.chief, { entity: 'customer', id: customer }).row as Record<
    string,
    unknown
  >
const standing = (actor: Actor, of = customer) =>
  standingProposals(desk.office, actor).proposals.filter(({ record }) => record === of)
const approve = (of: ReturnType<typeof standing>) =>
  decide(desk.office, actOf(desk.chief), {
    proposals: of.map(({ id, value, now: seen }) => ({ id, value, now: seen })),
    approve: true,
    reason: null,
  })
const change = (values: object, act = actOf(clerk)) =>
  desk.update('customer', customer, values, clerk, act)

test('an undo whose old value needs consent by now waits, and says so', async () => {
  const act = actOf(clerk)
  change({ note: '急' }, act)
  desk.update('roleField', noteLevel, { level: 'consent' })
  clerk = actorWith(clerk.user!)
  expect(await desk.undo(act.id, clerk)).toMatchObject({ undone: 0, waiting: 1, skipped: 0 })
  expect(now()['note']).toBe('急')
  expect(standing(desk.chief)).toMatchObject([{ field: 'note', value: null }])
  desk.update('roleField', noteLevel, { level: 'edit' })
  clerk = actorWith(clerk.user!)
})

test('what is part of a record waits where the record does', () => {
  const survey = desk.create('survey', { name: '年终' }).id
  const question = desk.create('surveyQuestion', { survey, words: '哪里不好?', kind: 'text' }).id
  const asked = { ...presetRights('everything', 'surveyResponse'), consent: true }
  const right = desk.create('roleRight', { role, entity: 'surveyResponse', ...asked }).id
  clerk = actorWith(clerk.user!)
  const response = desk.create('surveyResponse', { survey, customer }, clerk).id
  const given = desk.create('surveyAnswer', { response, question, answer: '没有' }, clerk)
  expect(desk.update('surveyAnswer', given.id, { answer: '太慢' }, clerk)['answer']).toBe('没有')
  const of = standing(desk.chief, given.id)
  expect(of).toMatchObject([{ field: 'answer', value: '太慢', mayDecide: true }])
  approve(of)
  expect(desk.history(given.id)[0]?.fields).toMatchObject({ answer: { new: '太慢' } })
  desk.remove('roleRight', right)
  clerk = actorWith(clerk.user!)
})

test('whoever left has their changes decided on, and none hides behind those of deleted records', () => {
  const gone = desk.create('customer', { name: '已删的厂' }).id
  const said = { subject: '已删的厂', entity: 'customer', record: gone, field: 'phone' }
  desk.office.store.transact(actOf(program), (tx) => {
    for (let at = 0; at < 1001; at += 1)
      desk.office.store.create(tx, entities.proposal, v7(), { ...said, old: 'null', value: '"1"' })
  })
  desk.remove('customer', gone)
  desk.clock.forward(1000)
  change({ phone: '0574-2' })
  desk.update('user', clerk.user!, { active: false })
  expect(standing(desk.chief)).toMatchObject([{ value: '0574-2', by: clerk.user, mayDecide: true }])
  approve(standing(desk.chief))
  expect(now()['phone']).toBe('0574-2')
  desk.update('user', clerk.user!, { active: true })
})
