import { randomUUID } from 'node:crypto'
import { cpSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { openOffice, type Office } from '../../electron/host/office.ts'
import { seedService } from '../../electron/host/service/seedService.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { program } from '../../electron/host/records/access.ts'
import { writeSetting, type SettingValues } from '../../electron/host/settings.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import type { Filter } from '../../shared/filter.ts'
import { actOf, problemsIn, tempFolder, tempOffice, type TempOffice } from '../harness/office.ts'

const hour = 3_600_000
let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const read = (name: EntityName, id: string, office = desk) =>
  readVisible(office.office.reading, entities[name], undefined, office.chief, id)!
const set = <K extends keyof SettingValues>(name: K, value: SettingValues[K], office = desk) =>
  office.office.store.transact(actOf(program), (tx) => writeSetting(tx, name, value))
const complain = (values: object = {}, actor = desk.chief) =>
  desk.create('serviceCase', { title: '第二批偏红', ...values }, actor)
const go = (id: string, state: string, values: object = {}, actor = desk.chief) =>
  desk.update('serviceCase', id, { state, ...values }, actor)
const rowsOf = (name: EntityName, filter: Filter | null, office = desk) =>
  office.lists.page(office.chief, entities[name], { filter, offset: 0, limit: 100 }).rows
const steps = (id: string) =>
  rowsOf('caseStep', { field: 'case', op: 'oneOf', value: [id] }).toReversed()
describe('the way of a case', () => {
  test('each step leaves who, when, from where and why', () => {
    const { id, number } = complain({ owner: null })
    desk.clock.forward(hour)
    go(id, 'investigating', {}, desk.clerk)
    desk.clock.forward(hour)
    go(id, 'answered', { answer: '换货' }, desk.clerk)
    desk.clock.forward(hour)
    go(id, 'investigating', { stepReason: '客户不接受' }, desk.clerk)
    expect(read('serviceCase', id)).toMatchObject({
      state: 'investigating',
      owner: desk.clerk.user,
      answeredAt: desk.clock.now() - hour,
      solvedAt: null,
    })
    expect(steps(id)).toMatchObject([
      { number, from: 'received', to: 'investigating', by: desk.clerk.user, reason: null },
      { from: 'investigating', to: 'answered', at: desk.clock.now() - hour },
      { from: 'answered', to: 'investigating', at: desk.clock.now(), reason: '客户不接受' },
    ])
  })

  test('solved, closed and opened again are told by the case', () => {
    const { id } = complain()
    for (const state of ['investigating', 'answered', 'solved', 'closed']) {
      desk.clock.forward(hour)
      go(id, state)
    }
    expect(read('serviceCase', id)).toMatchObject({
      answeredAt: desk.clock.now() - 2 * hour,
      solvedAt: desk.clock.now() - hour,
      closedAt: desk.clock.now(),
      reopened: null,
    })
    go(id, 'investigating', { stepReason: '又坏了' })
    expect(read('serviceCase', id)).toMatchObject({ solvedAt: null, closedAt: null, reopened: 1 })
  })

  test('what is not on it is refused where it was asked', () => {
    const { id } = complain({}, desk.chief)
    expect(problemsIn(() => go(id, 'solved'))).toEqual([['state', 'noSuchStep']])
    expect(problemsIn(() => go(id, 'answered', {}, desk.clerk))).toEqual([
      ['state', 'stepNotYours'],
    ])
    expect(problemsIn(() => go(id, 'closed'))).toEqual([['stepReason', 'reasonMissing']])
    expect(problemsIn(() => complain({ state: 'closed' }))).toEqual([
      ['state', 'caseStartsReceived'],
    ])
    expect(steps(id)).toEqual([])
    expect(read('serviceCase', id).state).toBe('received')
  })

  test('a case that came to its end keeps what it says', () => {
    const { id } = complain()
    for (const state of ['investigating', 'answered', 'solved']) go(id, state)
    const change = (values: object) => problemsIn(() => desk.update('serviceCase', id, values))
    expect(change({ title: '别的', satisfaction: 'satisfied' })).toEqual([
      ['title', 'caseIsSolved'],
    ])
    expect(change({ satisfaction: 'satisfied' })).toBeUndefined()
    go(id, 'closed')
    expect(change({ satisfaction: 'neutral' })).toEqual([['satisfaction', 'caseIsClosed']])
  })

  test('a step that is taken back is as if it had not been', async () => {
    const { id } = complain()
    const act = actOf(desk.chief)
    desk.update('serviceCase', id, { state: 'investigating' }, desk.chief, act)
    await desk.undo(act.id)
    expect(read('serviceCase', id)).toMatchObject({ state: 'received', answeredAt: null })
    expect(steps(id)).toEqual([])
  })

  test('is the office’s own', () => {
    desk.office.store.transact(actOf(program, 'setUp'), (tx) =>
      seedService(desk.office.store, tx, 'zh-CN'),
    )
    const { id } = complain()
    expect(problemsIn(() => go(id, 'solved'))).toEqual([['state', 'noSuchStep']])
    const step = { from: 'received', to: 'solved', role: 'administrator', position: 20 }
    expect(() => desk.create('caseTransition', step, desk.clerk)).toThrow('forbidden')
    const first = desk.create('caseTransition', step).id
    expect(problemsIn(() => desk.create('caseTransition', step))).toEqual([['to', 'stepTaken']])
    desk.remove('caseTransition', first)
    desk.create('caseTransition', step)
    const back = () =>
      desk.office.store.transact(actOf(desk.chief), (tx) =>
        desk.office.store.restore(tx, entities.caseTransition, first),
      )
    expect(problemsIn(back)).toEqual([['to', 'stepTaken']])
    expect(problemsIn(() => go(id, 'solved', {}, desk.clerk))).toEqual([['state', 'stepNotYours']])
    expect(go(id, 'solved').state).toBe('solved')
  })

  test('nobody writes its steps by hand, and they go and come with their case', () => {
    const { id, number } = complain({}, desk.clerk)
    const step = { case: id, number, to: 'closed' }
    expect(() => desk.create('caseStep', step)).toThrow('forbidden')
    go(id, 'investigating', {}, desk.clerk)
    desk.remove('serviceCase', id, desk.clerk)
    expect(steps(id)).toEqual([])
    desk.office.store.transact(actOf(desk.clerk), (tx) =>
      desk.office.store.restore(tx, entities.serviceCase, id),
    )
    expect(steps(id)).toHaveLength(1)
  })

  test('waiting for the customer is counted, and ends with a step', () => {
    const { id } = complain()
    go(id, 'investigating')
    desk.update('serviceCase', id, { waitingSince: desk.clock.now() })
    desk.clock.forward(2 * hour)
    go(id, 'answered')
    expect(read('serviceCase', id)).toMatchObject({ waitingSince: null, waitedMinutes: 120 })
  })
})

describe('the number of a case', () => {
  test('follows the office’s pattern, kind and year', () => {
    expect(complain().number).toBe('TS-2026-0001')
    expect(complain().number).toBe('TS-2026-0002')
    expect(complain({ kind: 'repair' }).number).toBe('BX-2026-0001')
    const later = new Date(2027, 2, 1).getTime()
    expect(problemsIn(() => complain({ receivedAt: later }))).toEqual([
      ['receivedAt', 'notYetCome'],
    ])
    desk.clock.set(later)
    expect(complain().number).toBe('TS-2027-0001')
    desk.clock.set(new Date(2026, 10, 23).getTime())
    set('casePattern', 'S{year}{month}/{n:3}')
    expect(complain().number).toBe('S202611/001')
    set('mark', 'B')
    expect(complain().number).toBe('S202611/B001')
  })

  test('is of no year that has not come, wherever the case is from', () => {
    const receivedAt = new Date(2027, 2, 1).getTime()
    const values = { kind: 'complaint', title: '渗水', receivedAt }
    const brought = () =>
      desk.office.store.transact(actOf(desk.clerk, 'import'), (tx) =>
        desk.office.store.create(tx, entities.serviceCase, randomUUID(), values),
      )
    expect(problemsIn(brought)).toEqual([['receivedAt', 'notYetCome']])
  })

  test('typed by hand it stays, and is given to nobody else', () => {
    expect(complain({ number: 'TS-2026-0002' }).number).toBe('TS-2026-0002')
    expect(complain().number).toBe('TS-2026-0001')
    expect(complain().number).toBe('TS-2026-0003')
    expect(problemsIn(() => complain({ number: 'TS-2026-0003' }))).toEqual([
      ['number', 'numberTaken'],
    ])
  })

  test('is not given again when its case is deleted, taken back or erased', async () => {
    const first = complain()
    desk.remove('serviceCase', first.id)
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.purge(tx, entities.serviceCase, first.id),
    )
    const act = actOf(desk.chief)
    desk.office.store.transact(act, (tx) =>
      desk.office.store.create(tx, entities.serviceCase, desk.office.ids(), { title: '误报' }),
    )
    await desk.undo(act.id)
    expect(complain().number).toBe('TS-2026-0003')
  })

  test('is never given twice by copies of one office that work apart', () => {
    complain()
    const folders = [tempFolder(), tempFolder()]
    const copies = folders.map(({ path }) => {
      cpSync(desk.folder, path, { recursive: true })
      return openOffice({ dataDir: path, clock: desk.clock })
    })
    try {
      const offices = [desk.office, ...copies]
      const seen = new Set<unknown>()
      let made = 0
      const add = ({ store, ids }: Office, values: object): boolean => {
        const work = () =>
          store.transact(actOf(desk.chief), (tx) => {
            const { number } = store.create(tx, entities.serviceCase, ids(), {
              title: '来电',
              ...values,
            })
            seen.add(number)
            made += 1
          })
        const refused = problemsIn(work)
        return refused === undefined || refused[0]?.[1] === 'numberTaken'
      }
      const kind = fc.constantFrom('complaint', 'feedback', 'enquiry', 'repair')
      const wishes = fc.record({ where: fc.nat(2), kind, typed: fc.option(fc.nat(30)) })
      fc.assert(
        fc.property(wishes, ({ where, kind, typed }) => {
          // By hand they are numbered in the first one alone.
          const number = `TS-2026-${String(typed).padStart(4, '0')}`
          const byHand = typed !== null && where === 0
          return add(offices[where]!, { kind, ...(byHand && { number }) })
        }),
        { numRuns: 200 },
      )
      expect(seen.size).toBe(made)
      expect(new Set(offices.map(({ site }) => site)).size).toBe(3)
    } finally {
      for (const copy of copies) copy.close()
      for (const folder of folders) folder.remove()
    }
  })

  test('gets letters in a copy alone: a folder under another name goes on as before', () => {
    const folder = tempFolder()
    const at = (name: string) => join(folder.path, name)
    const nextIn = (name: string) => {
      const { store, ids, close } = openOffice({ dataDir: at(name), clock: desk.clock })
      try {
        return store.transact(actOf(program), (tx) =>
          store.create(tx, entities.serviceCase, ids(), { title: '来电' }),
        ).number
      } finally {
        close()
      }
    }
    try {
      expect(nextIn('first')).toBe('TS-2026-0001')
      cpSync(at('first'), at('copy'), { recursive: true })
      renameSync(at('first'), at('renamed'))
      expect(nextIn('renamed')).toBe('TS-2026-0002')
      const [, letters] = /^TS-2026-([B-Z]{5})0001$/.exec(String(nextIn('copy')))!
      expect(nextIn('copy')).toBe(`TS-2026-${letters}0002`)
      // Another database in the place of one that is open to nobody is still this install's.
      cpSync(at('renamed/office.laike'), at('next'))
      renameSync(at('next'), at('renamed/office.laike'))
      expect(nextIn('renamed')).toBe('TS-2026-0003')
    } finally {
      folder.remove()
    }
  })
})
