import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cameBack } from '../../electron/host/mailings/cameBack.ts'
import { gatherPieces } from '../../electron/host/mailings/gatherPieces.ts'
import { recordRun } from '../../electron/host/mailings/recordRun.ts'
import { createHeldPieces } from '../../electron/host/mailings/heldPieces.ts'
import { mailingRun } from '../../electron/host/printing/forms/mailingRun.ts'
import { printWords } from '../../electron/host/printing/printWords.ts'
import { seedPrints } from '../../electron/host/printing/shipped/seedPrints.ts'
import { readHere, type Readings } from '../../electron/host/reading/readings.ts'
import { program } from '../../electron/host/records/access.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import type { Rules } from '../../electron/host/rules/rule.ts'
import { rules } from '../../electron/host/rules/rules.ts'
import type { MailingSource } from '../../shared/domain/mailingSource.ts'
import { isSent, type Piece } from '../../shared/domain/mailPiece.ts'
import { entities, type Entities, type EntityName } from '../../shared/entities/registry.ts'
import type { AnyValues, RowOf } from '../../shared/entity.ts'
import { actOf, problemsIn, tempOffice, type TempOffice } from '../harness/office.ts'

type Mailing = RowOf<Entities['mailing']>

/** Some customers are for administrators alone. */
const guarded: Rules = {
  ...rules,
  customer: {
    ...rules['customer'],
    visible: (eb, { role }) => eb('number', '!=', role === 'staff' ? 'secret' : 'nobody'),
  },
}

let desk: TempOffice
let readings: Readings
beforeAll(() => {
  desk = tempOffice({ rules: guarded })
  readings = readHere(desk.office)
})
afterAll(async () => {
  await readings.close()
  desk.close()
})

const at = (line: string, postcode = '310012') => ({ region: '330106', line, postcode })
const customer = (name: string, values: object = {}) =>
  desk.create('customer', { name, number: '1', ...values }).id
const read = (name: EntityName, id: string) =>
  readVisible(desk.office.reading, entities[name], guarded[name], desk.chief, id)!

function mailingTo(which: MailingSource['which'], values: AnyValues & { entity?: string } = {}) {
  const { entity = 'customer', ...more } = values
  const source = JSON.stringify({ entity, which })
  return desk.create('mailing', { name: '年末答谢', source, ...more }).id
}

async function finished<R>(steps: AsyncGenerator<unknown, R>): Promise<R> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}

const piecesOf = (mailing: string, actor = desk.chief): Promise<Piece[]> =>
  finished(gatherPieces(readings, actor, read('mailing', mailing) as unknown as Mailing))

async function recorded(mailing: string) {
  const act = actOf(desk.clerk)
  const pieces = await piecesOf(mailing)
  const run = recordRun(desk.office, act, read('mailing', mailing) as unknown as Mailing, pieces)
  expect(await finished(run)).toBe(true)
  return act.id
}

const recipientsOf = (mailing: string) =>
  desk.lists.page(desk.chief, entities.mailingRecipient, {
    filter: { field: 'mailing', op: 'oneOf', value: [mailing] },
    offset: 0,
    limit: 100,
  }).rows

const timeline = (customer: string) =>
  timelineOf(
    desk.office,
    desk.chief,
    { entity: entities.customer, row: read('customer', customer) },
    { before: null, limit: 50, only: ['mailingRecipient'] },
  )

describe('who gets a mailing', () => {
  test('each customer once, to the main contact; or each contact, and who has none all the same', async () => {
    const inks = customer('青麓文仪', { address: at('小河路 66 号') })
    const lone = customer('栖梧文化', { address: at('文三路 90 号') })
    const main = desk.create('contact', { name: '王芳', customer: inks, primary: true }).id
    const other = desk.create('contact', {
      name: '李雷',
      customer: inks,
      address: at('天目山路 1 号'),
    }).id
    const once = await piecesOf(mailingTo({ ids: [inks, lone] }))
    expect(once.map(({ name, person }) => [name, person])).toEqual([
      ['青麓文仪', '王芳'],
      ['栖梧文化', null],
    ])
    const each = await piecesOf(
      mailingTo({ ids: [inks, lone] }, { per: 'contact', addressFrom: 'contact' }),
    )
    expect(each.map(({ contact, from, address }) => [contact, from, address?.line])).toEqual([
      [main, 'customer', '小河路 66 号'],
      [other, 'contact', '天目山路 1 号'],
      [null, 'customer', '文三路 90 号'],
    ])
    const people = mailingTo({ ids: [other, main] }, { entity: 'contact' })
    expect((await piecesOf(people)).map(({ customer, contact }) => [customer, contact])).toEqual([
      [inks, main],
    ])
  })

  test('a list by its filter, without those that are gone and those that one may not see', async () => {
    const level = 'B'
    const seen = customer('看得见', { level, address: at('一路 1 号') })
    const secret = customer('看不见', { level, number: 'secret' })
    const gone = customer('已删除', { level })
    desk.remove('customer', gone)
    const list = mailingTo({ filter: { field: 'level', op: 'oneOf', value: [level] }, except: [] })
    const who = (pieces: readonly Piece[]) => pieces.map(({ customer }) => customer)
    expect(who(await piecesOf(list, desk.clerk))).toEqual([seen])
    expect(who(await piecesOf(list))).toEqual([seen, secret])
    const named = await piecesOf(mailingTo({ ids: [seen, secret, gone] }), desk.clerk)
    expect(named.map(({ customer, issues }) => [customer, issues[0]])).toEqual([
      [seen, undefined],
      [gone, 'deleted'],
    ])
  })

  test('what somebody decides holds: left out, sent all the same, or to the other address', async () => {
    const out = customer('不寄', { address: at('二路 1 号') })
    const kept = customer('没有邮编', { address: at('三路 1 号', '') })
    const moved = customer('换地址', { address: at('四路 1 号') })
    desk.create('contact', {
      name: '韩梅',
      customer: moved,
      primary: true,
      address: at('五路 1 号'),
    })
    const mailing = mailingTo({ ids: [out, kept, moved] })
    const decide = (customer: string, values: object) =>
      desk.create('mailingRecipient', { mailing, customer, name: '…', ...values })
    decide(out, { state: 'excluded', reason: 'byHand' })
    decide(kept, { accepted: true })
    decide(moved, { addressFrom: 'contact' })
    const pieces = await piecesOf(mailing)
    const of = (customer: string) => pieces.find((piece) => piece.customer === customer)!
    expect(pieces.filter(isSent).map(({ customer }) => customer)).toEqual(
      expect.arrayContaining([kept, moved]),
    )
    expect(isSent(of(out))).toBe(false)
    expect(of(kept).issues).toEqual(['noPostcode'])
    expect(of(moved)).toMatchObject({ from: 'contact', address: { line: '五路 1 号' } })
  })
})

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

  test('goes on where it was stopped, and writes nobody down twice', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      customer(`甲 ${index}`, { address: at('一路') }),
    )
    const mailing = mailingTo({ ids: many })
    const pieces = await piecesOf(mailing)
    const stopper = new AbortController()
    const draft = () => read('mailing', mailing) as unknown as Mailing
    const begun = recordRun(desk.office, actOf(desk.chief), draft(), pieces, stopper.signal)
    await begun.next()
    stopper.abort()
    expect(await finished(begun)).toBe(false)
    expect(draft().state).toBe('draft')
    const count = recipientsOf(mailing).length
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(45)
    expect(await finished(recordRun(desk.office, actOf(desk.chief), draft(), pieces))).toBe(true)
    expect(recipientsOf(mailing).map((row) => row['position'])).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 1),
    )
  })

  test('is not recorded when nobody gets it', async () => {
    await expect(recorded(mailingTo({ ids: [customer('无地址')] }))).rejects.toThrow(
      'nothingToSend',
    )
  })
})

describe('a mailing on paper', () => {
  const compose = async (mailing: string) => {
    const { office, chief: actor } = desk
    const heldPieces = createHeldPieces()
    const words = printWords(office, 'zh-CN')
    const composed = await mailingRun(
      { office, readings, actor, words, heldPieces },
      { form: 'mailing', id: mailing },
    )
    return { composed, held: heldPieces.of(actor.user!, mailing) }
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
    const mailing = mailingTo({ ids: [far, bare, near] }, { template: envelope(), copies: 2 })
    const { composed, held } = await compose(mailing)
    expect(composed.name).toBe('年末答谢')
    const said = composed.run.records.map(({ values }) => values.join(' '))
    expect(said).toHaveLength(4)
    expect(said.map((text) => /近处|远方/.exec(text)?.[0])).toEqual([
      '近处',
      '近处',
      '远方',
      '远方',
    ])
    expect(said[2]).toContain('浙江省宁波市鄞州区七路 2 号')
    // What is written down later is what was printed.
    desk.update('customer', far, { address: at('别处 1 号') })
    expect(held?.find((piece) => piece.customer === far)?.address?.line).toBe('七路 2 号')
  })

  test('needs a template, and somebody to go to', async () => {
    const right = customer('好', { address: at('六路 1 号') })
    await expect(compose(mailingTo({ ids: [right] }))).rejects.toThrow('required')
    const nobody = mailingTo({ ids: [customer('无')] }, { template: envelope() })
    await expect(compose(nobody)).rejects.toThrow('nothingToSend')
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
