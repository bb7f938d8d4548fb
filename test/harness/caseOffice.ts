import { v7 } from 'uuid'
import { anyQuery } from '../../electron/host/database/query.ts'
import { program } from '../../electron/host/records/access.ts'
import { toRow } from '../../electron/host/records/rows.ts'
import { createRandom } from '../../electron/host/sample/random.ts'
import { caseGrades } from '../../shared/domain/caseFigures.ts'
import { entities } from '../../shared/entities/registry.ts'
import { actOf, tempOffice } from './office.ts'

const { serviceCase } = entities
const day = 86_400_000
const ids = (count: number) => Array.from({ length: count }, () => v7())
const codes = ['330212', '330106', '310115', '320500', '110000']
/** States of a case, in the order of its way; the first three are open. */
export const states = ['received', 'investigating', 'answered', 'solved', 'closed']

/** An office with 400 cases of the last year and a half, as untidy as cases are; some of what they refer to is deleted. */
export function caseOffice() {
  const random = createRandom('figures')
  const [users, departments, causes, customers] = [ids(4), ids(3), ids(5), ids(14)] as [
    string[],
    string[],
    string[],
    string[],
  ]
  const desk = tempOffice()
  const { store, reading } = desk.office
  const now = () => desk.clock.now()

  function randomCase(at: number): Record<string, unknown> {
    const maybe = <T>(value: T, share = 0.7) => (random.chance(share) ? value : null)
    const receivedAt = now() - random.between(-2, at % 3 ? 60 : 540) * day - random.between(0, day)
    const state = random.pick(states)
    const far = states.indexOf(state)
    const answered = far >= 2 ? receivedAt + random.between(0, 9 * day) : null
    const values = {
      ...{ title: `单${at}`, receivedAt, state },
      kind: random.pick(['complaint', 'complaint', 'enquiry', 'repair', 'feedback']),
      severity: 'normal',
      channel: maybe(random.pick(['phone', 'wechat', 'email'])),
      customer: maybe(random.pick(customers), 0.9),
      product: maybe(random.pick(['Carton', 'carton', ...'甲乙丙丁戊己庚辛壬癸子丑'])),
      owner: maybe(random.pick(users)),
      department: maybe(random.pick(departments), 0.4),
      cause: maybe(random.pick(causes)),
      answeredAt: answered,
      solvedAt: far >= 3 ? answered! + random.between(0, 20 * day) : null,
      answerDueAt: maybe(receivedAt + random.between(0, 5 * day)),
      solveDueAt: maybe(receivedAt + random.between(0, 20 * day)),
      waitingSince: far < 3 ? maybe(receivedAt + random.between(0, 4 * day), 0.2) : null,
      reopened: far >= 1 ? maybe(1, 0.2) : null,
      satisfaction: far >= 3 ? maybe(random.pick([...caseGrades, '别的'])) : null,
    }
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  }

  store.transact(actOf(program), (tx) => {
    store.seed(
      tx,
      entities.department,
      departments.map((id, at) => ({
        id,
        values: { name: `部门${at}`, ...(at === 1 && { parent: departments[0] }) },
      })),
    )
    store.seed(
      tx,
      entities.user,
      users.map((id, at) => ({
        id,
        values: {
          name: `人${at}`,
          login: `p${at}`,
          role: 'staff',
          active: true,
          ...(at < 3 && { department: departments[at] }),
        },
      })),
    )
    store.seed(
      tx,
      entities.caseCause,
      causes.map((id, at) => ({
        id,
        values: { name: `原因${at}`, ...(at > 2 && { parent: causes[0] }) },
      })),
    )
    store.seed(
      tx,
      entities.customer,
      customers.map((id, at) => ({
        id,
        values: {
          ...{ name: `客户${at}`, kind: 'company', stage: 'active' },
          ...(at % 4 !== 3 && { address: { region: codes[at % codes.length]! } }),
          ...(at % 4 === 3 && at % 8 !== 7 && { address: { country: 'Norway', place: 'Oslo' } }),
        },
      })),
    )
    store.seed(
      tx,
      serviceCase,
      Array.from({ length: 400 }, (_, at) => ({ id: v7(), values: randomCase(at) })),
    )
  })
  store.transact(actOf(program), (tx) => {
    const all = reading.all(anyQuery.selectFrom('serviceCase').select('id'))
    for (const { id } of all.slice(0, 12)) store.remove(tx, serviceCase, String(id))
    store.remove(tx, entities.customer, customers[2]!)
    store.remove(tx, entities.department, departments[1]!)
  })
  const read = (name: 'serviceCase' | 'customer') =>
    reading
      .all(anyQuery.selectFrom(name).selectAll())
      .map((row) => toRow(entities[name], row))
      .filter(({ deletedAt }) => deletedAt === null)
  return {
    desk,
    users,
    departments,
    customers,
    cases: read('serviceCase'),
    places: read('customer'),
  }
}
