import { afterAll, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import { cameBack } from '../../electron/host/mailings/cameBack.ts'
import { createHeldPieces } from '../../electron/host/mailings/heldPieces.ts'
import { recordRun } from '../../electron/host/mailings/recordRun.ts'
import { mailingRun } from '../../electron/host/printing/forms/mailingRun.ts'
import { printWords } from '../../electron/host/printing/printWords.ts'
import { seedPrints } from '../../electron/host/printing/shipped/seedPrints.ts'
import { program, type Actor } from '../../electron/host/records/access.ts'
import type { Act } from '../../electron/host/records/changeLog.ts'
import { entities } from '../../shared/entities/registry.ts'
import { compileRights } from '../../shared/rights/compileRights.ts'
import { presetRights } from '../../shared/rights/presets.ts'
import { at, finished, mailingOffice } from '../harness/mailingOffice.ts'
import { actOf, problemsIn } from '../harness/office.ts'

/** All of it at once. */
const whole = { count: Infinity, before: 0 }
const office = mailingOffice()
const { desk, readings, read, draft, customer, mailingTo, piecesOf } = office
const { recorded, recipientsOf, timeline } = office
afterAll(office.close)

describe('a mailing that was printed', () => {
  test('stands in the timeline of each who got it, once, and one undo takes it back', async () => {
    const [near, far, bare] = [
      customer('近', { address: at('六路 1 号', '310000') }),
      customer('远', { address: { region: '330212', line: '七路 2 号', postcode: '315100' } }),
      customer('无'),
    ] as const
    const mailing = mailingTo({ ids: [far, near, bare] })
    const act = await recorded(mailing)
    expect(read('mailing', mailing)).toMatchObject({ state: 'printed', pieces: 2, leftOut: 1 })
    expect(
      recipientsOf(mailing).map((row) => [row['position'], row['state'], row['reason']]),
    ).toEqual([
      [1, 'printed', null],
      [2, 'printed', null],
      [null, 'excluded', 'noAddress'],
    ])
    expect(timeline(far).entries).toMatchObject([
      { row: { address: '浙江省宁波市鄞州区 七路 2 号', postcode: '315100', position: 2 } },
    ])
    expect(timeline(far).titles[mailing]).toBe('年末答谢')
    expect(timeline(bare)).toMatchObject({ entries: [], counts: { mailingRecipient: 0 } })
    await expect(recorded(mailing)).rejects.toThrow('mailingPrinted')
    expect(problemsIn(() => desk.update('mailing', mailing, { copies: 2 }))).toEqual([
      ['copies', 'mailingPrinted'],
    ])
    expect(problemsIn(() => desk.remove('mailing', mailing))).toEqual([[undefined, 'mailingStays']])
    await desk.undo(act)
    expect(read('mailing', mailing)).toMatchObject({ state: 'draft', printedAt: null })
    expect(timeline(far).entries).toEqual([])
    expect(recipientsOf(mailing)).toEqual([])
  })

  test('goes out in parts: each is written down, the rest is still to come, and nobody gets two', async () => {
    const many = Array.from({ length: 5 }, (_, index) =>
      customer(`分 ${index}`, { address: at(`${index} 号`) }),
    )
    const bare = customer('分 无')
    const mailing = mailingTo({ ids: [...many, bare] }, { order: 'created', startAt: 3 })
    const first = await recorded(mailing, 2)
    expect(draft(mailing)).toMatchObject({ state: 'draft', pieces: 2, startAt: 1, leftOut: null })
    const places = () => recipientsOf(mailing).map((row) => [row['customer'], row['position']])
    expect(places()).toEqual([
      [many[0], 1],
      [many[1], 2],
    ])
    expect((await piecesOf(mailing)).map((piece) => piece.customer)).toEqual([
      ...many.slice(2),
      bare,
    ])
    expect(problemsIn(() => desk.remove('mailing', mailing))).toEqual([[undefined, 'mailingStays']])
    const other = { output: 'email', per: 'contact' }
    expect(problemsIn(() => desk.update('mailing', mailing, other))).toEqual([
      ['output', 'mailingHalfPrinted'],
      ['per', 'mailingHalfPrinted'],
    ])
    // A colleague printed the same part, and says so later.
    const held = { template: null, pieces: await piecesOf(mailing), count: 2, before: 2 }
    // Of both somebody decided by hand: what they get is written down there.
    for (const customer of many.slice(2, 4)) {
      desk.create('mailingRecipient', { mailing, customer, name: '分', accepted: true })
    }
    const act = await recorded(mailing, 2)
    await expect(
      finished(recordRun(desk.office, actOf(desk.chief), draft(mailing), held)),
    ).rejects.toThrow('mailingPartRecorded')
    // Parts are taken back from the last one on.
    await expect(desk.undo(first)).rejects.toThrow('mailingPrintedSince')
    expect(draft(mailing)).toMatchObject({ pieces: 4, startAt: 1 })
    expect(places()).toHaveLength(4)
    await desk.undo(act)
    expect(draft(mailing)).toMatchObject({ pieces: 2 })
    expect(await piecesOf(mailing)).toHaveLength(4)
    // Printed anew, it is not taken back once more by the act of then.
    const anew = await recorded(mailing, 2)
    await expect(desk.undo(act)).rejects.toThrow('mailingPrintedSince')
    expect(draft(mailing)).toMatchObject({ pieces: 4 })
    expect(places()).toHaveLength(4)
    await desk.undo(anew)
    expect(draft(mailing)).toMatchObject({ pieces: 2 })
    await recorded(mailing)
    expect(draft(mailing)).toMatchObject({ state: 'printed', pieces: 5, leftOut: 1 })
    expect(places().map(([, position]) => position)).toEqual([1, 2, 3, 4, 5, null])
  })

  test('is over for whom a part reached, though it came back or they have a contact by now', async () => {
    const [back, later, last] = [1, 2, 3].map((index) =>
      customer(`已寄 ${index}`, { address: at(`${index} 号`) }),
    ) as [string, string, string]
    const mailing = mailingTo({ ids: [back, later, last] }, { order: 'created', per: 'contact' })
    await recorded(mailing, 2)
    const { id: recipient } = recipientsOf(mailing)[0]!
    cameBack(desk.office, actOf(desk.clerk), { recipient, on: '2026-11-25', reason: 'moved' })
    desk.create('contact', { name: '新人', customer: later })
    expect((await piecesOf(mailing)).map((piece) => piece.customer)).toEqual([last])
  })

  test('stopped half way it is not recorded at all; changed and printed anew, who got nothing is not written down', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      customer(`甲 ${index}`, { address: at('一路') }),
    )
    const mailing = mailingTo({ ids: many })
    const record = async (signal?: AbortSignal, act = actOf(desk.clerk)) =>
      recordRun(
        desk.office,
        act,
        draft(mailing),
        { template: null, pieces: await piecesOf(mailing), ...whole },
        signal,
      )
    const stopper = new AbortController()
    const begun = await record(stopper.signal)
    await begun.next()
    expect(recipientsOf(mailing).length).toBeGreaterThan(0)
    stopper.abort()
    expect(await finished(begun)).toBe(false)
    expect(draft(mailing).state).toBe('draft')
    expect(recipientsOf(mailing)).toEqual([])
    // The window was closed meanwhile.
    const left = await record()
    await left.next()
    await left.return(false)
    expect(recipientsOf(mailing)).toEqual([])
    // The program was ended in the midst of it.
    desk.create('mailingRecipient', { mailing, customer: many[0], name: '…', state: 'printed' })
    desk.update('mailing', mailing, {
      source: JSON.stringify({ entity: 'customer', which: { ids: many.slice(20) } }),
    })
    const act = actOf(desk.clerk)
    expect(await finished(await record(undefined, act))).toBe(true)
    expect(recipientsOf(mailing).map(({ customer }) => customer)).toEqual(many.slice(20))
    await desk.undo(act.id, desk.clerk)
    expect(draft(mailing).state).toBe('draft')
  })

  test('needs the right to all of it, says so before anything is written, and takes back what fails half way', async () => {
    const ids = Array.from({ length: 30 }, (_, index) =>
      customer(`乙 ${index}`, { address: at('二路') }),
    )
    const mailing = mailingTo({ ids })
    const role = desk.create('role', { name: '只改不增', preset: 'ownSales' })
    desk.create('roleRight', { role: role.id, entity: 'mailing', see: 'all', edit: 'all' })
    const user = desk.create('user', { name: '新人', login: 'xin', rights: role.id })
    const actor = actorOf(personWithId(desk.office, user.id)!)
    const pieces = await piecesOf(mailing)
    const by = (act: Act, given = pieces) =>
      recordRun(desk.office, act, draft(mailing), { template: null, pieces: given, ...whole })
    await expect(finished(by(actOf(actor)))).rejects.toThrow('forbidden')
    const broken = pieces.with(-1, { ...pieces.at(-1)!, from: 'nowhere' as never })
    const begun = by(actOf(desk.clerk), broken)
    await begun.next()
    expect(recipientsOf(mailing)).not.toEqual([])
    // A colleague says the same at the same time.
    await expect(finished(by(actOf(desk.chief)))).rejects.toThrow('mailingUnderWay')
    await expect(finished(begun)).rejects.toThrow('notInList')
    expect(recipientsOf(mailing)).toEqual([])
    expect(draft(mailing).state).toBe('draft')
  })

  test('stands there for who was erased meanwhile as well', async () => {
    const erased = customer('已清除', { address: at('三路') })
    const mailing = mailingTo({ ids: [erased] })
    const printed = { template: null, pieces: await piecesOf(mailing), ...whole }
    desk.remove('customer', erased)
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.purge(tx, entities.customer, erased),
    )
    await finished(recordRun(desk.office, actOf(desk.clerk), draft(mailing), printed))
    expect(recipientsOf(mailing)).toMatchObject([{ customer: null, name: '已清除', position: 1 }])
  })

  test('is not recorded when nobody gets it', async () => {
    await expect(recorded(mailingTo({ ids: [customer('无地址')] }))).rejects.toThrow(
      'nothingToSend',
    )
  })
})

describe('a mailing on paper', () => {
  const compose = async (mailing: string, actor: Actor = desk.chief) => {
    const { office } = desk
    const heldPieces = createHeldPieces()
    const words = printWords(office, 'zh-CN')
    const print = v7()
    const composed = await mailingRun(
      { office, readings, actor, words, heldPieces, print },
      { form: 'mailing', id: mailing },
    )
    return { composed, held: heldPieces.of(actor.user!, print) }
  }
  const envelope = () =>
    desk.lists.page(desk.chief, entities.template, {
      filter: { field: 'kind', op: 'oneOf', value: ['envelope'] },
      offset: 0,
      limit: 1,
    }).rows[0]!.id

  test('has a page for each who is sent one and copy, and nobody’s is empty', async () => {
    desk.office.store.transact(actOf(program, 'setUp'), (tx) =>
      seedPrints(desk.office.store, tx, 'zh-CN'),
    )
    const far = customer('远方', {
      address: { region: '330212', line: '七路 2 号', postcode: '315100' },
    })
    const near = customer('近处', { address: at('六路 1 号') })
    const bare = customer('没地址')
    desk.create('sender', { name: '总部', position: 1 })
    const sender = desk.create('sender', { name: '宁波分部', position: 2 }).id
    const values = { template: envelope(), copies: 2, sender }
    const mailing = mailingTo({ ids: [far, bare, near] }, values)
    const { composed, held } = await compose(mailing)
    expect(composed.name).toBe('年末答谢')
    const said = composed.run.records.map(({ values }) => values.join(' '))
    expect(said).toHaveLength(4)
    expect(said[0]).toContain('宁波分部')
    expect(said.map((text) => /近处|远方/.exec(text)?.[0])).toEqual([
      '近处',
      '近处',
      '远方',
      '远方',
    ])
    expect(said[2]).toContain('浙江省宁波市鄞州区七路 2 号')
    // What is written down later is what was printed.
    desk.update('customer', far, { address: at('别处 1 号') })
    expect(held).toMatchObject({ mailing, template: envelope() })
    expect(held?.pieces.find((piece) => piece.customer === far)?.address?.line).toBe('七路 2 号')
  })

  test('needs a template, and somebody to go to', async () => {
    const right = customer('好', { address: at('六路 1 号') })
    await expect(compose(mailingTo({ ids: [right] }))).rejects.toThrow('required')
    const nobody = mailingTo({ ids: [customer('无')] }, { template: envelope() })
    await expect(compose(nobody)).rejects.toThrow('nothingToSend')
  })

  test('is for whoever may print customers, though they may print mailings', async () => {
    const mailing = mailingTo(
      { ids: [customer('不给印', { address: at('九路 1 号') })] },
      { template: envelope() },
    )
    const clerkWho = (print: boolean): Actor => {
      const said = { ...presetRights('everything', 'customer'), print, entity: 'customer' }
      const role = { preset: 'everything', entities: [said], fields: [] } as const
      const standing = { people: [desk.clerk.user!], departments: [], within: [], leads: [] }
      return { ...desk.clerk, rights: compileRights(entities, role, standing) }
    }
    await expect(compose(mailing, clerkWho(false))).rejects.toThrow('forbidden')
    expect((await compose(mailing, clerkWho(true))).composed.run.records).toHaveLength(1)
  })
})

describe('a piece that came back', () => {
  const back = (recipient: string, act = actOf(desk.clerk)) =>
    cameBack(desk.office, act, { recipient, on: '2026-11-25', reason: 'moved' })

  test('marks the address it bore, until that is another one; undone, nothing is marked', async () => {
    const old = customer('搬走了', { address: at('八路 1 号') })
    const mailing = mailingTo({ ids: [old] })
    await recorded(mailing)
    const recipient = recipientsOf(mailing)[0]!.id
    const act = actOf(desk.clerk)
    expect(back(recipient, act)).toEqual({ marked: true })
    expect(read('customer', old)).toMatchObject({
      mailReturnedOn: '2026-11-25',
      mailReturnReason: 'moved',
    })
    expect(read('mailing', mailing)).toMatchObject({ cameBack: 1 })
    expect(problemsIn(() => back(recipient))).toEqual([[undefined, 'notSent']])
    expect((await piecesOf(mailingTo({ ids: [old] })))[0]?.issues).toEqual(['returned'])
    await desk.undo(act.id, desk.clerk)
    expect(read('customer', old)).toMatchObject({ mailReturnedOn: null })
    expect(read('mailing', mailing)).toMatchObject({ cameBack: null })
    back(recipient)
    desk.update('customer', old, { address: at('九路 1 号') })
    expect(read('customer', old)).toMatchObject({ mailReturnedOn: null, mailReturnReason: null })
  })

  test('says nothing of an address that is another one by now', async () => {
    const id = customer('早搬了', { address: at('十路 1 号') })
    const mailing = mailingTo({ ids: [id] })
    await recorded(mailing)
    desk.update('customer', id, { address: at('十一路 1 号') })
    expect(back(recipientsOf(mailing)[0]!.id)).toEqual({ marked: false })
    expect(read('customer', id)).toMatchObject({ mailReturnedOn: null })
  })
})

test('nobody says by hand that something is to be sent, or was', () => {
  const to = { customer: customer('真'), name: '真' }
  const mailing = mailingTo({ ids: [to.customer] })
  const wrong = [['state', 'mailingPrinted']]
  const problems = (name: 'mailing' | 'mailingRecipient', values: object) =>
    problemsIn(() => desk.create(name, values))
  expect(problems('mailingRecipient', { ...to, mailing, state: 'waiting' })).toEqual(wrong)
  const { name, source } = draft(mailing)
  expect(problems('mailing', { name, source, state: 'sending' })).toEqual(wrong)
  const { id } = desk.create('mailingRecipient', { ...to, mailing, state: 'sent' }, program)
  const become = (state: string) => problemsIn(() => desk.update('mailingRecipient', id, { state }))
  expect(become('waiting')).toEqual(wrong)
  expect(become('bounced')).toBeUndefined()
})
