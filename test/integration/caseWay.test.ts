import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { program, type Actor } from '../../electron/host/records/access.ts'
import { changeMany } from '../../electron/host/records/changeMany.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { readHere } from '../../electron/host/reading/readings.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { dictionaries } from '../../shared/dictionaries.ts'
import { entities } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

const states = dictionaries.caseState.codes
const kinds = ['complaint', 'enquiry'] as const
type State = (typeof states)[number]
type Kind = (typeof kinds)[number]

/** A step of a way as it is agreed on, in words of this test. */
interface Step {
  readonly from: State
  readonly to: State
  readonly role: 'everyone' | 'handler' | 'administrator'
  readonly why: boolean
  readonly repliesOnly: boolean
}
const step = (from: State, to: State, role: Step['role'], why = false, repliesOnly = false) => ({
  from,
  to,
  role,
  why,
  repliesOnly,
})
const agreed: readonly Step[] = [
  step('received', 'investigating', 'everyone'),
  step('received', 'answered', 'handler'),
  step('received', 'closed', 'administrator', true),
  step('investigating', 'answered', 'handler'),
  step('answered', 'closed', 'handler', false, true),
  step('answered', 'solved', 'handler'),
  step('answered', 'investigating', 'handler', true),
  step('solved', 'closed', 'handler'),
  step('solved', 'investigating', 'everyone', true),
  step('closed', 'investigating', 'everyone', true),
]

/** Who asks, whose the case is, and whether a reason is given. */
interface Asking {
  readonly from: State
  readonly to: State
  readonly kind: Kind
  readonly by: 'chief' | 'clerk'
  readonly owner: 'chief' | 'clerk' | 'nobody'
  readonly reason: string | null
}
const everyAsking: readonly Asking[] = states.flatMap((from) =>
  states.flatMap((to) =>
    kinds.flatMap((kind) =>
      (['chief', 'clerk'] as const).flatMap((by) =>
        (['chief', 'clerk', 'nobody'] as const).flatMap((owner) =>
          [null, ' \n ', '客户又来电'].map((reason) => ({ from, to, kind, by, owner, reason })),
        ),
      ),
    ),
  ),
)

/** What the office should answer: done, or the key of its refusal. */
function expected(way: readonly Step[], { from, to, kind, by, owner, reason }: Asking): string {
  if (from === to) return 'done'
  const known = way.find((each) => each.from === from && each.to === to)
  if (!known || (known.repliesOnly && kind === 'complaint')) return 'noSuchStep'
  const mine = owner === 'nobody' || owner === by
  const may = by === 'chief' || known.role === 'everyone' || (known.role === 'handler' && mine)
  if (!may) return 'stepNotYours'
  return known.why && !reason?.trim() ? 'reasonMissing' : 'done'
}

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const personOf = (who: Asking['owner']): Actor | null => (who === 'nobody' ? null : desk[who])

/** A case of each state, kind and owner, brought along from elsewhere. */
function casesOf(): ReadonlyMap<string, string> {
  const cases = new Map<string, string>()
  desk.office.store.transact(actOf(program, 'import'), (tx) => {
    for (const state of states)
      for (const kind of kinds)
        for (const owner of ['chief', 'clerk', 'nobody'] as const) {
          const id = desk.office.ids()
          const values = { title: '第二批偏红', kind, state, owner: personOf(owner)?.user ?? null }
          desk.office.store.create(tx, entities.serviceCase, id, values)
          cases.set(`${state} ${kind} ${owner}`, id)
        }
  })
  return cases
}

class TakenBack extends Error {}

/** What the office answers when somebody asks; whatever comes of it is as if it had not been. */
function answered(cases: ReadonlyMap<string, string>, asking: Asking): string {
  const { from, to, kind, by, owner, reason } = asking
  const id = cases.get(`${from} ${kind} ${owner}`)!
  const act = actOf(desk[by])
  try {
    desk.office.store.transact(act, (tx) => {
      const values = { state: to, ...(reason !== null && { stepReason: reason }) }
      const row = desk.office.store.update(tx, entities.serviceCase, id, values)
      expect(row.state).toBe(to)
      throw new TakenBack()
    })
  } catch (error) {
    if (error instanceof TakenBack) return 'done'
    return (
      failureOf(error)
        ?.problems.map(({ key }) => key)
        .join(' ') ?? String(error)
    )
  }
  return 'nothing'
}

function wayIs(way: readonly Step[]): void {
  desk.office.store.transact(actOf(program, 'setUp'), (tx) => {
    const { ids, store } = desk.office
    for (const [position, { from, to, role, why, repliesOnly }] of way.entries()) {
      const values = { from, to, role, asksReason: why, onlyReplies: repliesOnly, position }
      store.create(tx, entities.caseTransition, ids(), values)
    }
  })
}

describe('every step that somebody may ask for', () => {
  test('on the way that ships', () => {
    const cases = casesOf()
    const told = everyAsking.map((asking) => [asking, answered(cases, asking)])
    expect(told).toEqual(everyAsking.map((asking) => [asking, expected(agreed, asking)]))
  })

  test('on any way that an office makes of it', () => {
    const one = fc
      .record({
        from: fc.constantFrom(...states),
        to: fc.constantFrom(...states),
        role: fc.constantFrom<Step['role']>('everyone', 'handler', 'administrator'),
        why: fc.boolean(),
        repliesOnly: fc.boolean(),
      })
      .filter(({ from, to }) => from !== to)
    const ways = fc.uniqueArray(one, { minLength: 1, selector: ({ from, to }) => from + to })
    const askings = fc.array(fc.constantFrom(...everyAsking), { minLength: 40, maxLength: 40 })
    const office = () => {
      desk.close()
      desk = tempOffice()
      return casesOf()
    }
    fc.assert(
      fc.property(ways, askings, (way, some) => {
        const cases = office()
        wayIs(way)
        for (const asking of some)
          expect([asking, answered(cases, asking)]).toEqual([asking, expected(way, asking)])
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('one thing done to many cases', () => {
  test('is refused to those whose state has closed it, and done to the others', async () => {
    casesOf()
    const readings = readHere(desk.office)
    const set = (values: object) =>
      outcomeOf(
        Promise.resolve(
          changeMany({ office: desk.office, readings }, actOf(desk.chief), {
            entity: entities.serviceCase,
            which: { filter: null, except: [] },
            work: { do: 'set', values: { ...values } },
          }),
        ),
      )
    try {
      // Six of each state; solved and closed ones keep their department and product.
      expect(await set({ product: '3 号纸箱' })).toMatchObject({ changed: 18, failures: 12 })
      expect(await set({ answer: '换货' })).toMatchObject({ changed: 24, failures: 6 })
      // Nothing leads from investigating to closed; others ask why, or are closed already.
      const closed = await set({ state: 'closed' })
      expect(closed).toMatchObject({ changed: 6 + 3, unchanged: 6, failures: 15 })
    } finally {
      await readings.close()
    }
  })

  test('a step taken back leaves the case, its steps and its moments as they were', async () => {
    const cases = casesOf()
    const read = (id: string) => {
      const { updatedAt, ...row } = readVisible(
        desk.office.reading,
        entities.serviceCase,
        undefined,
        desk.chief,
        id,
      )!
      expect(updatedAt).toBeGreaterThan(0)
      return row
    }
    for (const { from, to, repliesOnly } of agreed) {
      const id = cases.get(`${from} ${repliesOnly ? 'enquiry' : 'complaint'} chief`)!
      const before = read(id)
      const act = actOf(desk.chief)
      desk.update('serviceCase', id, { state: to, stepReason: '客户又来电' }, desk.chief, act)
      expect(read(id).state).toBe(to)
      await desk.undo(act.id)
      expect(read(id)).toEqual({ ...before, updatedBy: desk.chief.user })
    }
  })
})
