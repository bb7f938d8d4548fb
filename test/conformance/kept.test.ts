import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failureFrom } from '../../renderer/failureFrom.ts'
import { contract } from '../../shared/api/contract.ts'
import { failing } from '../harness/apiDesk.ts'
import { probes, tellNothing, type Asker } from '../harness/probes.ts'
import { beginActs, writingProbes } from '../harness/writingProbes.ts'
import { idOf, secretsOf, twinOffice, type TwinOffice } from '../harness/twinOffice.ts'

/** Every procedure with the right that it needs. */
function proceduresIn(part: unknown, path: string[] = []): [string, string][] {
  if (isContractProcedure(part)) {
    return [[path.join('.'), (part['~orpc'].meta as { right: string }).right]]
  }
  return Object.entries(part as object).flatMap(([name, inner]) =>
    proceduresIn(inner, [...path, name]),
  )
}

const [reads, writes] = [Object.keys(probes), Object.keys(writingProbes)]
const ofStaff = proceduresIn(contract).flatMap(([name, right]) =>
  right === 'signedIn' ? [name] : [],
)
const ofAdministrators = proceduresIn(contract).flatMap(([name, right]) =>
  right === 'administrator' ? [name] : [],
)

test('every procedure that staff may call is asked in every way it could tell too much', () => {
  expect([...reads, ...writes, ...tellNothing].sort()).toEqual(ofStaff.sort())
})

describe.each(['fields', 'records'] as const)(
  'two offices that differ in %s that are kept',
  (kept) => {
    let a: TwinOffice
    let b: TwinOffice
    beforeAll(async () => {
      ;[a, b] = [await twinOffice('a', kept), await twinOffice('b', kept)]
    })
    afterAll(async () => {
      await Promise.all([a.remove(), b.remove()])
    })

    test('only administrators call what is theirs', async () => {
      for (const name of ofAdministrators) {
        const [group, procedure] = name.split('.') as [string, string]
        const call = (a.clerk as never)[group]![procedure] as (input: unknown) => Promise<unknown>
        expect(await failing(call({})), name).toBe('forbidden :forbidden')
      }
    })

    test('look different to an administrator', async () => {
      const [first, second] = [await toldTo(a, 'chief', reads), await toldTo(b, 'chief', reads)]
      const same = reads.filter((name) => isSame(first.get(name), second.get(name)))
      expect(same.filter((name) => !alike[kept].includes(name))).toEqual([])
    })

    test('look the same to whom it is kept from', async () => {
      const all = [...reads, ...writes]
      const [first, second] = [await toldTo(a, 'clerk', all), await toldTo(b, 'clerk', all)]
      for (const name of all) {
        if (kept === 'records' && name === 'records.duplicates') continue
        expect(first.get(name), name).toEqual(second.get(name))
      }
    })

    test('tell that a colleague has the like, and nothing of it', async () => {
      if (kept === 'fields') return
      const { customer } = secretsOf('a', 3)
      const id = idOf('typed')
      const typed = { entity: 'customer', id, values: { phone: customer!.phone } }
      expect(await a.clerk.records.duplicates(typed)).toEqual([
        { entity: 'customer', id: null, title: null, owner: null, field: 'phone' },
      ])
      const begun = { entity: 'customer', id, values: { name: '青竹3' } }
      expect(await a.clerk.records.duplicates(begun)).toEqual([])
    })
  },
)

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What these offices have nothing of, so that it says the same even to who sees everything. */
const ofNothing = [
  'alerts.see',
  'alerts.standing',
  'records.shares',
  'sending.ready',
  'session.viewAs',
]
const alike = {
  fields: [...ofNothing, 'records.called', 'records.related', 'recycleBin.list', 'surveys.figures'],
  records: [...ofNothing, 'office.lookups', 'records.place'],
}

/** What each procedure tells somebody, answer by answer, without what is by chance: ids and keys that an office makes. */
async function toldTo(office: TwinOffice, who: 'chief' | 'clerk', names: readonly string[]) {
  beginActs()
  const desk = office[who]
  const state = await desk.office.state()
  const asker: Asker = { office, desk, user: state.person!.id }
  const told = new Map<string, readonly string[]>()
  const seen = new Map<string, string>()
  const plain = (text: string) =>
    text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f-]{17}/g, (id) => {
      if (!seen.has(id)) seen.set(id, `id ${seen.size}`)
      return seen.get(id)!
    })
  for (const name of names) {
    const answers: unknown[] = []
    for (const probe of (probes[name] ?? writingProbes[name])!) {
      answers.push(await probe(asker).catch((error: unknown) => failureFrom(error)))
    }
    const said = answers.map((each) => plain(JSON.stringify(each) ?? ''))
    told.set(
      name,
      said.map((each) => each.replace(/"site":"\w+"/g, '')),
    )
  }
  return told
}
