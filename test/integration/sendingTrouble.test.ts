import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SendingOrder } from '../../shared/api/sending.ts'
import { addAccount, failing, tempHost } from '../harness/apiDesk.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { program } from '../../electron/host/records/access.ts'
import { hasMoved } from '../../electron/host/sending/sendingPlace.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { entities } from '../../shared/entities/registry.ts'
import { notice } from '../harness/bounces.ts'
import { withGateway } from '../harness/gatewayServer.ts'
import { imapServer } from '../harness/imapServer.ts'
import { tempFolder } from '../harness/office.ts'
import { sendingOffice } from '../harness/sendingOffice.ts'
import { mailLogin, withServer } from '../harness/smtpOffice.ts'

let desk: Awaited<ReturnType<typeof sendingOffice>>
let { put, read, account, mailingTo, send, recipientsOf, states } = {} as typeof desk
beforeAll(async () => {
  desk = await sendingOffice()
  ;({ put, read, account, mailingTo, send, recipientsOf, states } = desk)
})
afterAll(() => desk.made.remove())

const customers = (...names: string[]) =>
  Promise.all(names.map((name) => put('customer', { name, email: `${name}@kehu.example` })))
const minutesWaited = () => desk.waits.splice(0).reduce((sum, each) => sum + each, 0) / 60_000

/** Answers so often with a code, then takes everything. */
const first = (times: number, code: number) => {
  let left = times
  return () => (left-- > 0 ? code : undefined)
}

test('a server that asks to wait is waited for, and nobody is lost or gets it twice', () =>
  withServer({ data: first(2, 421), from: first(1, 452) }, async ({ port, taken }) => {
    const mailing = await mailingTo(await customers('b1', 'b2'), { account: await account(port) })
    minutesWaited()
    await send(mailing)
    expect(taken.map(({ to }) => to[0])).toEqual(['b1@kehu.example', 'b2@kehu.example'])
    expect(await read('mailing', mailing)).toMatchObject({ state: 'sent', trouble: null })
    expect(minutesWaited()).toBeGreaterThan(1 + 5 + 15)
  }))

test('who is on the way when the rest is called off, and is not taken, is called off too', async () => {
  let callOff = () => {}
  const data = () => {
    callOff()
    return 421
  }
  await withServer({ data }, async ({ port }) => {
    const mailing = await mailingTo(await customers('o1', 'o2'), { account: await account(port) })
    callOff = () => void desk.chief.sending.steer({ mailing, act: randomUUID(), order: 'cancel' })
    await send(mailing)
    expect(await states(mailing)).toEqual({
      o1: ['excluded', 'byHand'],
      o2: ['excluded', 'byHand'],
    })
    expect(await read('mailing', mailing)).toMatchObject({ state: 'sent', pieces: 0 })
  })
})

test('what is called off in paces is counted in the end, and by two at once only once', async () => {
  const names = Array.from({ length: 45 }, (_, index) => `p${index}`)
  const mailing = await mailingTo(await customers(...names), { account: await account(1) })
  await send(mailing)
  expect(await read('mailing', mailing)).toMatchObject({ state: 'paused', pieces: 45 })
  const callOff = () => desk.chief.sending.steer({ mailing, act: randomUUID(), order: 'cancel' })
  const [first, second] = await Promise.all([failing(callOff()), failing(callOff())])
  expect([first, second]).toEqual(['answered undefined', 'conflict :mailingUnderWay'])
  expect(await read('mailing', mailing)).toMatchObject({ state: 'sent', pieces: 0, leftOut: 45 })

  // The program ended in the midst of it.
  const { office } = desk.made.host
  const left = String((await recipientsOf(mailing))[0]!.id)
  const act = { id: randomUUID(), source: 'clock', actor: program } as const
  office.store.transact(act, (tx) =>
    office.store.update(tx, entities.mailingRecipient, left, { state: 'waiting', reason: null }),
  )
  await desk.restart()
  expect((await recipientsOf(mailing)).map(({ state }) => state)).toEqual(
    Array(45).fill('excluded'),
  )
})

test('who is in doubt is sent theirs again while the others go out', async () => {
  let mailing = ''
  let isCut = false
  const order = (order: SendingOrder) =>
    desk.chief.sending.steer({ mailing, act: randomUUID(), order })
  const data = (to: string) => {
    if (to.startsWith('next')) void order('pause').then(() => order('sendAgain'))
    else if (!isCut) {
      isCut = true
      return 'cut'
    }
    return undefined
  }
  await withServer({ data }, async ({ port, taken }) => {
    const one = await put('customer', { name: '疑', email: 'doubt@kehu.example' })
    const two = await put('customer', { name: '续', email: 'next2@kehu.example' })
    mailing = await mailingTo([one, two], { account: await account(port) })
    await send(mailing)
    expect(await states(mailing)).toEqual({ 疑: ['sent', null], 续: ['sent', null] })
    expect(taken.map(({ to }) => to[0])).toEqual(['next2@kehu.example', 'doubt@kehu.example'])
  })
})

test('a server that asks for nothing but waiting stops the mailing in the end', () =>
  withServer({ from: () => 451 }, async ({ port }) => {
    const mailing = await mailingTo(await customers('e1'), { account: await account(port) })
    await send(mailing)
    expect(await read('mailing', mailing)).toMatchObject({ state: 'paused', trouble: 'mailBusy' })
    expect(await states(mailing)).toEqual({ e1: ['waiting', null] })
  }))

test('who is put off by their server comes after the others, and is given up in the end', () => {
  const greylisted = first(1, 450)
  const to = (address: string) =>
    address.startsWith('g1') ? greylisted() : address.startsWith('g2') ? 450 : undefined
  return withServer({ to }, async ({ port, taken }) => {
    const ids = await customers('g1', 'g2', 'g3')
    const mailing = await mailingTo(ids, { account: await account(port) })
    await send(mailing)
    expect(taken.map(({ to }) => to[0])).toEqual(['g3@kehu.example', 'g1@kehu.example'])
    expect(await states(mailing)).toEqual({
      g1: ['sent', null],
      g2: ['failed', 'mailLater'],
      g3: ['sent', null],
    })
  })
})

test('when several in a row are not taken it stops, instead of failing everybody', () =>
  withServer({ data: () => 554 }, async ({ port }) => {
    const ids = await customers('f1', 'f2', 'f3', 'f4', 'f5', 'f6')
    const mailing = await mailingTo(ids, { account: await account(port) })
    await send(mailing)
    const { trouble } = await read('mailing', mailing)
    expect(trouble).toBe('manyRefused')
    expect(await states(mailing)).toMatchObject({
      f5: ['failed', 'mailRefused'],
      f6: ['waiting', null],
    })
  }))

test('a mailbox that is full and a message that is too large are told apart', () =>
  withServer(
    {
      to: (to) => (to.startsWith('full') ? 552 : undefined),
      data: (to) => (to.startsWith('large') ? 552 : undefined),
    },
    async ({ port }) => {
      const mailing = await mailingTo(await customers('full', 'large'), {
        account: await account(port),
      })
      await send(mailing)
      expect(await states(mailing)).toEqual({
        full: ['failed', 'mailRecipient'],
        large: ['failed', 'mailTooLarge'],
      })
    },
  ))

test('names and subjects stay in their heads, and a domain in Chinese is reached', () =>
  withServer({}, async ({ port, taken }) => {
    const by = await account(port)
    await desk.change('mailAccount', by, { fromName: '青麓 "A"\r\nBcc: x@evil.example' })
    const long = `${'客户名称很长'.repeat(20)} <b>, c@d.cn`
    const id = await put('customer', { name: long, email: 'shen@例子.中国' })
    const mailing = await mailingTo([id], { account: by, subject: '{{recipient.name}}' })
    await send(mailing)
    expect(taken).toMatchObject([{ to: ['shen@例子.中国'] }])
    const { raw } = taken[0]!
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(head).not.toMatch(/^Bcc:/im)
    expect(head.match(/^(To|From|Subject):/gim)).toHaveLength(3)
    expect(head).toMatch(/^To: shen@xn--fsqu00a.xn--fiqs8s\r$/m)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(998)
    expect(raw).toMatch(/^[\x00-\x7f]*$/)
  }))

test('a gateway that asks to wait is waited for as long as it says', async () => {
  const busy = first(1, 429)
  const asked: string[] = []
  const answer = ({ body }: { readonly body: string }) => {
    const status = busy()
    if (status) return { status, heads: { 'Retry-After': '90' } }
    asked.push(body)
    return {}
  }
  await withGateway(answer, async (url) => {
    const by = await put('smsGateway', { name: '忙', url, body: '{phone}' })
    const ids = [await put('customer', { name: '忙一', phone: '13900000001' })]
    const mailing = await mailingTo(ids, { output: 'sms', gateway: by, subject: '您好' })
    minutesWaited()
    await send(mailing)
    expect(asked).toEqual(['13900000001'])
    expect(minutesWaited()).toBeCloseTo(1.5, 1)
    expect(await states(mailing)).toEqual({ 忙一: ['sent', null] })
  })
})

test.each([
  [401, 'paused', 'gatewayDenied', ['waiting', null]],
  [302, 'paused', 'gatewayDenied', ['waiting', null]],
  [500, 'paused', 'gatewayDown', ['unsure', 'gatewayDown']],
  [400, 'sent', null, ['failed', 'gatewayRefused']],
])('a gateway that answers %s leaves the mailing %s', async (status, state, trouble, recipient) => {
  const answer = () => ({ status, heads: { Location: '/' }, body: 'no: k%20%2F1 k /1' })
  await withGateway(answer, async (url) => {
    const by = await put('smsGateway', { name: '网关', url, body: '{phone} {secret}' })
    await desk.chief.sending.keepSecret({ entity: 'smsGateway', id: by, secret: 'k /1' })
    const ids = [await put('customer', { name: '某', phone: '13900000002' })]
    const mailing = await mailingTo(ids, { output: 'sms', gateway: by, subject: '您好' })
    await send(mailing)
    expect(await read('mailing', mailing)).toMatchObject({ state, trouble })
    expect(await states(mailing)).toEqual({ 某: recipient })
    expect(JSON.stringify(await recipientsOf(mailing))).not.toMatch(/k%20|k \/1/)
  })
})

test('whoever may not print any more sends no more, and marks what came back though addresses are kept from them', async () => {
  const role = await put('role', { name: '发信', preset: 'ownSales' })
  const rights = { see: 'all', edit: 'all', print: true }
  const right = await put('roleRight', { role, entity: 'mailing', ...rights })
  const seen = { role, entity: 'customer', see: 'all' }
  const customerRight = await put('roleRight', seen)
  await addAccount(desk.chief, 'fa')
  const people = await desk.chief.records.list({ entity: 'user', limit: 50 })
  const user = people.rows.find(({ login }) => login === 'fa')!.id
  await desk.change('user', user, { rights: role })
  const clerk = await desk.signedIn('fa', 'fa fa fa')
  let revoke = () => Promise.resolve()
  const data = (): undefined => void revoke()
  await withServer({ data }, async ({ port, taken }) => {
    const mailing = await mailingTo(await customers('r1', 'r2'), { account: await account(port) })
    expect(await failing(outcomeOf(clerk.sending.start({ mailing, act: randomUUID() })))).toBe(
      'forbidden :forbidden',
    )
    await desk.change('roleRight', customerRight, { print: true })
    revoke = async () => {
      await desk.change('roleRight', right, { print: false })
    }
    await send(mailing, clerk)
    expect(taken.map(({ to }) => to[0])).toEqual(['r1@kehu.example'])
    const { trouble } = await read('mailing', mailing)
    expect(trouble).toBe('senderMayNot')
    await put('roleField', { role, entity: 'customer', field: 'email', level: 'masked' })
    const sent = (await recipientsOf(mailing)).find(({ state }) => state === 'sent')!
    const asked = { recipient: sent.id, on: '2026-11-26', act: randomUUID() }
    expect(await clerk.sending.bounced(asked)).toEqual({ marked: true })
  })
})

test('a notice marks nobody whose address it does not name', () =>
  withServer({}, async ({ port, taken }) => {
    const by = await account(port)
    const mailing = await mailingTo(await customers('n1'), { account: by })
    await send(mailing)
    const messageId = /^Message-ID: (<.*>)/im.exec(taken[0]!.raw)![1]!
    const imap = await imapServer([notice(messageId, 'sent-on@elsewhere.example')])
    const folder = { bounceHost: '127.0.0.1', bouncePort: imap.port, security: 'none' }
    await desk.change('mailAccount', by, folder)
    await desk.chief.sending.keepSecret({
      ...{ entity: 'mailAccount', id: by, secret: mailLogin.pass },
    })
    const asked = { account: by, act: randomUUID() }
    expect(await desk.chief.sending.readFolder(asked)).toMatchObject({ read: 1, marked: 0 })
    imap.close()
  }))

test('a copy of the folder elsewhere does not go on with what its original may be sending', async () => {
  const folder = tempFolder()
  // The folder is copied while the first is on its way.
  const data = (): undefined => {
    cpSync(desk.made.folder, folder.path, { recursive: true })
  }
  await withServer({ data }, async ({ port, taken }) => {
    const mailing = await mailingTo(await customers('k1', 'k2'), { account: await account(port) })
    await send(mailing)
    expect(taken).toHaveLength(2)
    const copy = tempHost({ folder })
    await copy.host.outbox.settled()
    expect(taken).toHaveLength(2)
    const { reading } = copy.host.office
    const row = readVisible(reading, entities.mailing, undefined, program, mailing)
    expect(row).toMatchObject({ state: 'paused', trouble: 'sendingMoved' })
    expect(hasMoved(copy.host.office)).toBe(false)
    // Until it is noted where the office lies, each start finds that it moved.
    const { dataDir } = desk.made.host.office
    const moved = { ...copy.host.office, dataDir }
    expect([hasMoved(moved), hasMoved(moved)]).toEqual([true, true])
    await copy.remove()
  })
})

test('what was printed before the program began anew is not taken for the part after it', async () => {
  const address = (line: string) => ({ region: '330106', line, postcode: '310012' })
  const ids = [
    await put('customer', { name: '纸一', address: address('一路 1 号') }),
    await put('customer', { name: '纸二', address: address('二路 2 号') }),
    await put('customer', { name: '纸三', address: address('三路 3 号') }),
  ]
  const mailing = await mailingTo(ids, { output: 'print' })
  const record = (before: number) =>
    outcomeOf(desk.chief.mailings.record({ mailing, count: 1, before, act: randomUUID() }))
  await record(0)
  expect(await failing(record(0))).toBe('conflict :mailingPartRecorded')
  await record(1)
  expect(await states(mailing)).toEqual({ 纸一: ['printed', null], 纸二: ['printed', null] })
})
