import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { failing } from '../harness/apiDesk.ts'
import { notice } from '../harness/bounces.ts'
import { withGateway } from '../harness/gatewayServer.ts'
import { imapServer } from '../harness/imapServer.ts'
import { sendingOffice } from '../harness/sendingOffice.ts'
import { mailLogin, withServer } from '../harness/smtpOffice.ts'

let desk: Awaited<ReturnType<typeof sendingOffice>>
let { put, read, account, mailingTo, send } = {} as typeof desk
beforeAll(async () => {
  desk = await sendingOffice()
  ;({ put, read, account, mailingTo, send } = desk)
})
afterAll(() => desk.made.remove())

const undo = (act: string) => outcomeOf(desk.chief.records.undo({ undo: act, act: randomUUID() }))

/** Plays a story with a folder of an account that holds these messages. */
async function withFolder(
  by: string,
  messages: readonly string[],
  story: () => Promise<void>,
  takenIn?: Date,
) {
  const imap = await imapServer(messages, takenIn)
  const folder = {
    bounceHost: '127.0.0.1',
    bouncePort: imap.port,
    security: 'none',
    everyHour: true,
  }
  await desk.change('mailAccount', by, folder)
  const secret = { entity: 'mailAccount', id: by, secret: mailLogin.pass } as const
  await desk.chief.sending.keepSecret(secret)
  await story().finally(imap.close)
}

test('who answers that they want no more gets no more; it can be taken back, and is not read twice', () =>
  withServer({}, async ({ port, taken }) => {
    const by = await account(port)
    const leaves = await put('customer', { name: '退订', email: 'Leave@kehu.example' })
    const stays = await put('customer', { name: '留下', email: 'stay@kehu.example' })
    const beside = await put('customer', { name: '同址', email: 'leave@kehu.example' })
    await send(await mailingTo([leaves, stays, beside], { account: by }))
    const idOf = (to: string) =>
      /^Message-ID: (<.*>)/im.exec(taken.find((mail) => mail.to[0] === to)!.raw)![1]!
    const messages = [
      'From: leave@kehu.example\r\nSubject: unsubscribe\r\n\r\n',
      'From: stranger@kehu.example\r\nSubject: unsubscribe\r\n\r\n',
      `From: stay@kehu.example\r\nIn-Reply-To: ${idOf('stay@kehu.example')}\r\n\r\n谢谢\r\n> 请回复“退订”`,
      'From: stay@kehu.example\r\nAuto-Submitted: auto-replied\r\nSubject: unsubscribe\r\n\r\n',
    ]
    await withFolder(by, messages, async () => {
      const act = randomUUID()
      expect(await desk.chief.sending.readFolder({ account: by, act })).toEqual({
        ...{ read: 4, marked: 0, refused: 1 },
      })
      expect(await read('customer', leaves)).toMatchObject({ mayEmail: false })
      expect(await read('customer', beside)).toMatchObject({ mayEmail: false })
      expect(await read('customer', stays)).toMatchObject({ mayEmail: null })
      const next = await mailingTo([beside], { account: by })
      expect(await failing(send(next))).toBe('invalid :nothingToSend')
      await undo(act)
      expect(await read('customer', leaves)).toMatchObject({ mayEmail: null })
      const again = { account: by, act: randomUUID() }
      expect(await desk.chief.sending.readFolder(again)).toMatchObject({ refused: 0 })
      expect(await read('customer', leaves)).toMatchObject({ mayEmail: null })
    })
  }))

test('an answer of before what was sent since takes back no consent that was given anew', () =>
  withServer({}, async ({ port }) => {
    const by = await account(port)
    const id = await put('customer', { name: '又要', email: 'anew@kehu.example' })
    const on = new Date(desk.made.clock.now()).toUTCString()
    const dated = `From: anew@kehu.example\r\nDate: ${on}\r\nSubject: unsubscribe\r\n\r\n`
    const undated = 'From: anew@kehu.example\r\nSubject: unsubscribe\r\n\r\n'
    await send(await mailingTo([id], { account: by }))
    const look = async () => {
      const { refused } = await desk.chief.sending.readFolder({ account: by, act: randomUUID() })
      return refused
    }
    await withFolder(by, [dated, undated], async () => expect(await look()).toBe(1))
    await desk.change('customer', id, { mayEmail: true })
    desk.made.clock.forward(7_200_000)
    const again = await mailingTo([id], { account: await account(port) })
    await send(again)
    expect(await desk.states(again)).toEqual({ 又要: ['sent', null] })
    await withFolder(by, [dated, undated], async () => expect(await look()).toBe(0))
    expect(await read('customer', id)).toMatchObject({ mayEmail: true })
    // One that does not say when it was written is as old as the server says.
    const now = new Date(desk.made.clock.now())
    await withFolder(by, [undated], async () => expect(await look()).toBe(1), now)
    expect(await read('customer', id)).toMatchObject({ mayEmail: false })
    const { lines } = await desk.chief.journal.page({
      filter: { events: ['optedOut'], record: id },
    })
    expect(lines.map(({ event }) => event?.detail)).toEqual([{ way: 'email' }, { way: 'email' }])
  }))

test('a folder that holds more than is read at once is read from its oldest to its end', () =>
  withServer({}, async ({ port }) => {
    const by = await account(port)
    const id = await put('customer', { name: '早', email: 'early@kehu.example' })
    await send(await mailingTo([id], { account: by }))
    const early = 'From: early@kehu.example\r\nSubject: unsubscribe\r\n\r\n'
    const others = Array.from({ length: 300 }, () => 'From: a@b.cn\r\n\r\n您好')
    await withFolder(by, [early, ...others], async () => {
      const asked = { account: by, act: randomUUID() }
      expect(await desk.chief.sending.readFolder(asked)).toEqual({
        ...{ read: 301, marked: 0, refused: 1 },
      })
    })
  }))

test('a domain in Chinese is the same in letters that only servers read', () =>
  withServer({}, async ({ port, taken }) => {
    const by = await account(port)
    const gone = await put('customer', { name: '查无', email: '查无@例子.中国' })
    const leaves = await put('customer', { name: '不要', email: 'shen@例子.中国' })
    await send(await mailingTo([gone, leaves], { account: by }))
    const idOf = (name: string) =>
      /^Message-ID: (<.*>)/im.exec(taken.find(({ to }) => to[0]!.startsWith(name))!.raw)![1]!
    const messages = [
      notice(idOf('查无'), '查无@xn--fsqu00a.xn--fiqs8s'),
      'From: shen@xn--fsqu00a.xn--fiqs8s\r\nSubject: unsubscribe\r\n\r\n',
    ]
    await withFolder(by, messages, async () => {
      const asked = { account: by, act: randomUUID() }
      expect(await desk.chief.sending.readFolder(asked)).toMatchObject({ marked: 1, refused: 1 })
      expect((await read('customer', gone))['emailReturnedOn']).not.toBeNull()
      expect(await read('customer', leaves)).toMatchObject({ mayEmail: false })
    })
  }))

test('each hour the folders of accounts that say so are read by themselves', () =>
  withServer({}, async ({ port, taken }) => {
    const by = await account(port)
    const id = await put('customer', { name: '整点', email: 'hourly@kehu.example' })
    await send(await mailingTo([id], { account: by }))
    const messageId = /^Message-ID: (<.*>)/im.exec(taken[0]!.raw)![1]!
    await withFolder(by, [notice(messageId, 'hourly@kehu.example')], async () => {
      await desk.strikeHour()
      const { looks } = await desk.chief.sending.looks()
      const ours = () => looks.find((look) => look.id === by)
      expect(ours()).toMatchObject({ outcome: { read: 1, marked: 1, refused: 0 }, failure: null })
      expect(await read('customer', id)).toMatchObject({ emailReturnedOn: '2026-11-23' })
      await desk.strikeHour()
      expect((await desk.chief.sending.looks()).looks.find((look) => look.id === by)).toMatchObject(
        {
          outcome: { read: 0 },
        },
      )
    })
  }))

test('replies to text messages are fetched where the gateway has them', async () => {
  const replies = [
    { from: '+8613700000001', say: 'TD' },
    { from: '13700000002', say: '收到，谢谢' },
    { from: '13700000009', say: '退订' },
  ]
  const answer = ({ body }: { readonly body: string }) =>
    body ? {} : { body: JSON.stringify({ data: { list: replies } }) }
  await withGateway(answer, async (url) => {
    const by = await put('smsGateway', {
      ...{ name: '网关', url, body: '{phone}', repliesUrl: `${url}?key=k` },
      ...{ repliesPath: 'data.list', repliesPhone: 'from', repliesText: 'say' },
    })
    const leaves = await put('customer', { name: '不要', phone: '13700000001' })
    const stays = await put('customer', { name: '要', phone: '13700000002' })
    const never = await put('customer', { name: '没发过', phone: '13700000009' })
    const to = { output: 'sms', gateway: by, subject: '您好' }
    await send(await mailingTo([leaves, stays], to))
    const asked = { gateway: by, act: randomUUID() }
    expect(await desk.chief.sending.readReplies(asked)).toEqual({ read: 3, marked: 0, refused: 1 })
    const mayText = async (id: string) => (await read('customer', id))['mayText']
    expect(await Promise.all([leaves, stays, never].map(mayText))).toEqual([false, null, null])

    // The gateway still tells of the one that was heeded; the next one is another.
    const look = () => desk.chief.sending.readReplies({ gateway: by, act: randomUUID() })
    await desk.change('customer', leaves, { mayText: true })
    await send(await mailingTo([leaves], to))
    expect(await look()).toMatchObject({ refused: 0 })
    expect(await mayText(leaves)).toBe(true)
    replies.push({ from: '13700000001', say: '退订' })
    const beside = await put('customer', { name: '同号', phone2: '+86 137-0000-0001' })
    expect(await look()).toMatchObject({ refused: 1 })
    expect(await Promise.all([leaves, beside].map(mayText))).toEqual([false, false])

    // The same words once more are another reply, and those of before stay heeded.
    await desk.change('customer', leaves, { mayText: true })
    await send(await mailingTo([leaves], to))
    expect(await look()).toMatchObject({ refused: 0 })
    replies.push({ from: '13700000001', say: '退订' })
    expect(await look()).toMatchObject({ refused: 1 })
    expect(await mayText(leaves)).toBe(false)

    // Nor is what one answer lacked new in the next one.
    await desk.change('customer', leaves, { mayText: true })
    await send(await mailingTo([leaves], to))
    const told = replies.splice(0)
    await look()
    const strangers = Array.from({ length: 1000 }, (_, at) => ({
      from: `${13800000000 + at}`,
      say: 'TD',
    }))
    replies.push(...told, ...strangers)
    expect(await look()).toMatchObject({ refused: 0 })
    expect(await mayText(leaves)).toBe(true)
    replies.unshift(...strangers.map(({ from }) => ({ from, say: '退订' })), {
      from: '13700000002',
      say: 'TD',
    })
    expect(await look()).toMatchObject({ refused: 1 })
    expect(await mayText(stays)).toBe(false)
  })
})

test('a request that is only shown is the one that is sent', async () => {
  const asked: string[] = []
  const answer = ({ body }: { readonly body: string }) => {
    asked.push(body)
    return {}
  }
  await withGateway(answer, async (url) => {
    const body = '{"sign":"{signature}","text":"{text}"}'
    const gateway = await put('smsGateway', { name: '网关', url, body, signature: '青麓' })
    const trial = { gateway, phone: '13800000001' }
    const { request } = await desk.chief.sending.testText({ ...trial, dry: true })
    await desk.chief.sending.testText({ ...trial, dry: false })
    expect(request).toContain(asked[0])
    expect(asked[0]).toBe('{"sign":"青麓","text":"来客测试短信"}')
  })
})

test('a gateway that can’t even be asked took nothing, and nobody is in doubt', async () => {
  // Browsers and Node never ask this port.
  const values = { name: '网关', url: 'http://127.0.0.1:6000/', body: '{phone}' }
  const by = await put('smsGateway', values)
  const ids = [await put('customer', { name: '等', phone: '13900000003' })]
  const mailing = await mailingTo(ids, { output: 'sms', gateway: by, subject: '您好' })
  await send(mailing)
  const paused = { state: 'paused', trouble: 'gatewayUnreachable' }
  expect(await read('mailing', mailing)).toMatchObject(paused)
  expect(await desk.states(mailing)).toEqual({ 等: ['waiting', null] })
  const headers = desk.change('smsGateway', by, { headers: 'X-Name: 公司' })
  expect(await failing(headers)).toBe('invalid headers:notHeaders')
})

test('why a gateway gave no replies stands beside it, in whole', () =>
  withGateway(
    () => ({ status: 502, body: '<html>' }),
    async (url) => {
      const by = await put('smsGateway', {
        name: '坏网关',
        url,
        body: '{phone}',
        repliesUrl: url,
        everyHour: true,
      })
      await desk.strikeHour()
      const { looks } = await desk.chief.sending.looks()
      expect(looks.find(({ id }) => id === by)).toMatchObject({
        outcome: null,
        failure: { key: 'repliesRefused', params: { status: 502 } },
      })
    },
  ))
