import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entities } from '../../shared/entities/registry.ts'
import { program } from '../../electron/host/records/access.ts'
import { failing } from '../harness/apiDesk.ts'
import { actOf } from '../harness/office.ts'
import { notice } from '../harness/bounces.ts'
import { imapServer } from '../harness/imapServer.ts'
import { withGateway, type GatewayAsked } from '../harness/gatewayServer.ts'
import { sendingOffice } from '../harness/sendingOffice.ts'
import { readPdf } from '../harness/pdf.ts'
import { mailLogin, partsOf, pdfIn, smtpServer, withServer } from '../harness/smtpOffice.ts'

let desk: Awaited<ReturnType<typeof sendingOffice>>
let { put, change, read, account, mailingTo, send, steer, recipientsOf, states } = {} as typeof desk
beforeAll(async () => {
  desk = await sendingOffice()
  ;({ put, change, read, account, mailingTo, send, steer, recipientsOf, states } = desk)
})
afterAll(() => desk.made.remove())

test('a mailing by email goes to everybody who takes it, each in their own words, and stands in their timelines', () =>
  withServer({}, async ({ port, taken }) => {
    const vip = await put('customer', { name: '甲', email: 'a@kehu.example', level: 'A' })
    const evil = await put('customer', { name: '<script>b</script>', email: 'b@kehu.example' })
    const refused = await put('customer', { name: '丙', email: 'c@kehu.example', mayEmail: false })
    const bare = await put('customer', { name: '丁' })
    const mailing = await mailingTo([vip, evil, refused, bare], { account: await account(port) })
    await send(mailing)

    expect(taken.map(({ to }) => to)).toEqual([['a@kehu.example'], ['b@kehu.example']])
    const [plain, html] = partsOf(taken[0]!.raw)
    expect(plain).toContain('尊敬的甲：\n贵宾您好。\n谢谢')
    expect(plain).toContain('请回复“退订”')
    expect(html).toContain('<strong>谢谢</strong>')
    expect(taken[0]!.raw).toMatch(
      /^List-Unsubscribe: <mailto:office@qinglu\.example\?subject=unsubscribe>/m,
    )
    expect(partsOf(taken[1]!.raw)[1]).toContain('&lt;script&gt;b')
    expect(await states(mailing)).toEqual({
      甲: ['sent', null],
      '<script>b</script>': ['sent', null],
      丙: ['excluded', 'refusedEmail'],
      丁: ['excluded', 'noEmail'],
    })
    expect(await read('mailing', mailing)).toMatchObject({ state: 'sent', pieces: 2, leftOut: 2 })
    const asked = { entity: 'customer', id: vip, before: null, limit: 5 }
    const { entries } = await desk.chief.records.timeline(asked)
    expect(entries[0]).toMatchObject({ row: { state: 'sent', address: 'a@kehu.example' } })
    expect(await failing(change('mailing', mailing, { output: 'print' }))).toBe(
      'invalid output:mailingPrinted',
    )
    expect(
      await failing(desk.chief.sending.steer({ mailing, act: randomUUID(), order: 'pause' })),
    ).toBe('conflict :unexpected')
  }))

test('a letter goes along as it is printed, with a few words before it', () =>
  withServer({}, async ({ port, taken }) => {
    const id = await put('customer', { name: '沈𠮷', email: 'pdf@kehu.example', level: 'A' })
    const by = await account(port)
    const mailing = await mailingTo([id], { account: by, enclosed: true })
    await send(mailing)
    expect(await states(mailing)).toEqual({ 沈𠮷: ['sent', null] })
    const { raw } = taken[0]!
    expect(partsOf(raw)[0]).toMatch(/^沈𠮷：\n\n您好，来信《感谢信》见附件，请查收。\n\n如不想/)
    expect(readPdf(pdfIn(raw)).text).toContain('贵宾您好。')
  }))

test('who shares an address gets one message, unless somebody says otherwise', () =>
  withServer({}, async ({ port, taken }) => {
    const shared = { email: 'both@kehu.example' }
    const ids = [
      await put('customer', { name: '夫', ...shared }),
      await put('customer', { name: '妻', email: 'Both@kehu.example' }),
      await put('customer', { name: '子', ...shared }),
      await put('customer', { name: '友', email: 'friend@kehu.example' }),
    ]
    const by = await account(port)
    const mailing = await mailingTo(ids, { account: by })
    await put('mailingRecipient', { mailing, customer: ids[2], name: '子', accepted: true })
    await send(mailing)
    expect(taken.map(({ to }) => to[0]!.toLowerCase())).toEqual([
      'both@kehu.example',
      'both@kehu.example',
      'friend@kehu.example',
    ])
    expect(await states(mailing)).toEqual({
      夫: ['sent', null],
      妻: ['excluded', 'sameReach'],
      子: ['sent', null],
      友: ['sent', null],
    })
  }))

test('who refuses between the start and their turn gets nothing', async () => {
  const ids: string[] = []
  const server = await smtpServer({
    data: (to) => {
      // While the first is sent, the second says no.
      if (to === 'first@kehu.example') refuse(ids[1]!)
      return undefined
    },
  })
  const refuse = (id: string) =>
    desk.made.host.office.store.transact(actOf(program), (tx) =>
      desk.made.host.office.store.update(tx, entities.customer, id, { mayEmail: false }),
    )
  ids.push(await put('customer', { name: '先', email: 'first@kehu.example' }))
  ids.push(await put('customer', { name: '后', email: 'second@kehu.example' }))
  const mailing = await mailingTo(ids, { account: await account(server.port) })
  await send(mailing)
  expect(server.taken.map(({ to }) => to[0])).toEqual(['first@kehu.example'])
  expect(await states(mailing)).toEqual({
    先: ['sent', null],
    后: ['excluded', 'refusedEmail'],
  })
  await server.close()
})

test('one that is refused does not keep the others back, and can be tried again', async () => {
  let isKnown = false
  await withServer(
    { to: (to) => (to.startsWith('bad') && !isKnown ? 550 : undefined) },
    async ({ port, taken }) => {
      const bad = await put('customer', { name: '坏', email: 'bad@kehu.example' })
      const good = await put('customer', { name: '好', email: 'good@kehu.example' })
      const mailing = await mailingTo([bad, good], { account: await account(port) })
      await send(mailing)
      expect(await states(mailing)).toEqual({ 坏: ['failed', 'mailRecipient'], 好: ['sent', null] })
      isKnown = true
      await steer(mailing, 'retry')
      expect(await states(mailing)).toMatchObject({ 坏: ['sent', null] })
      expect(taken).toHaveLength(2)
    },
  )
})

test('a wrong password stops the mailing and nobody is lost; with the right one it goes on', () =>
  withServer({}, async ({ port, taken }) => {
    const one = await put('customer', { name: '等', email: 'wait@kehu.example' })
    const by = await account(port, '错的')
    const mailing = await mailingTo([one], { account: by })
    await send(mailing)
    expect(await read('mailing', mailing)).toMatchObject({ state: 'paused', trouble: 'mailAuth' })
    expect(await states(mailing)).toEqual({ 等: ['waiting', null] })
    await desk.chief.sending.keepSecret({ entity: 'mailAccount', id: by, secret: mailLogin.pass })
    await steer(mailing, 'resume')
    expect(taken).toHaveLength(1)
    expect(await read('mailing', mailing)).toMatchObject({ state: 'sent', trouble: null })
  }))

test('begun in two windows at once a mailing goes out once, to those who are meant now', () =>
  withServer({}, async ({ port, taken }) => {
    const meant = await put('customer', { name: '一', email: 'once@kehu.example' })
    const dropped = await put('customer', { name: '改', email: 'dropped@kehu.example' })
    const mailing = await mailingTo([meant], { account: await account(port) })
    const { store } = desk.made.host.office
    // It was begun before and cut off, when somebody else was still to get it.
    store.transact(actOf(program), (tx) => {
      const values = { mailing, customer: dropped, name: '改', state: 'waiting', position: 1 }
      store.create(tx, entities.mailingRecipient, randomUUID(), values)
    })
    const windows = await Promise.allSettled([send(mailing), send(mailing)])
    await desk.made.host.outbox.settled()
    expect(windows.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(taken.map(({ to }) => to[0])).toEqual(['once@kehu.example'])
  }))

test('after a crash what was on its way is asked about instead of sent twice, and the rest goes on', () =>
  withServer({}, async ({ port, taken }) => {
    const cut = await put('customer', { name: '半', email: 'cut@kehu.example' })
    const rest = await put('customer', { name: '余', email: 'rest@kehu.example' })
    const by = await account(port, '错的')
    const mailing = await mailingTo([cut, rest], { account: by })
    await send(mailing)
    await desk.chief.sending.keepSecret({ entity: 'mailAccount', id: by, secret: mailLogin.pass })
    const rows = await recipientsOf(mailing)
    const { store } = desk.made.host.office
    store.transact(actOf(program), (tx) => {
      const { id } = rows.find((row) => row['name'] === '半')!
      store.update(tx, entities.mailingRecipient, id, { state: 'sending' })
    })
    await desk.restart()
    expect(await states(mailing)).toMatchObject({
      半: ['unsure', 'mailCut'],
      余: ['waiting', null],
    })
    await steer(mailing, 'resume')
    expect(taken.map(({ to }) => to[0])).toEqual(['rest@kehu.example'])
    await steer(mailing, 'sendAgain')
    expect(taken.map(({ to }) => to[0])).toEqual(['rest@kehu.example', 'cut@kehu.example'])
  }))

test('a line that breaks with a message on it leaves that one in doubt, and sends the others', () =>
  withServer({ data: (to) => (to.startsWith('cut') ? 'cut' : undefined) }, async ({ port }) => {
    const one = await put('customer', { name: '断', email: 'cut2@kehu.example' })
    const two = await put('customer', { name: '续', email: 'next@kehu.example' })
    const mailing = await mailingTo([one, two], { account: await account(port) })
    await send(mailing)
    expect(await states(mailing)).toEqual({ 断: ['unsure', 'mailCut'], 续: ['sent', null] })
  }))

test('an email that came back marks its address until it is another one', () =>
  withServer({}, async ({ port }) => {
    const id = await put('customer', { name: '退', email: 'gone@kehu.example' })
    const beside = await put('customer', { name: '同址', email: 'Gone@kehu.example' })
    const mailing = await mailingTo([id], { account: await account(port) })
    await send(mailing)
    const rows = await recipientsOf(mailing)
    const asked = { recipient: rows[0]!.id, on: '2026-11-26', act: randomUUID() }
    expect(await desk.chief.sending.bounced(asked)).toEqual({ marked: true })
    expect(await read('mailing', mailing)).toMatchObject({ cameBack: 1 })
    expect(await read('customer', id)).toMatchObject({ emailReturnedOn: '2026-11-26' })
    expect(await read('customer', beside)).toMatchObject({ emailReturnedOn: '2026-11-26' })
    await change('customer', id, { email: 'new@kehu.example' })
    expect(await read('customer', id)).toMatchObject({ emailReturnedOn: null })
  }))

test('what lies in the folder of returns is read, and marks those addresses once', () =>
  withServer({}, async ({ port, taken }) => {
    const id = await put('customer', { name: '退回', email: 'nobody@kehu.example' })
    const by = await account(port)
    const mailing = await mailingTo([id], { account: by })
    await send(mailing)
    const messageId = /^Message-ID: (<.*>)/im.exec(taken[0]!.raw)![1]!
    const imap = await imapServer([
      'From: a@b.cn\r\n\r\n您好',
      notice(messageId, 'nobody@kehu.example'),
      notice('<of another@program>', 'nobody@kehu.example'),
    ])
    const folder = { bounceHost: '127.0.0.1', bouncePort: imap.port, security: 'none' }
    await change('mailAccount', by, folder)
    const look = () => desk.chief.sending.readFolder({ account: by, act: randomUUID() })
    // Another server is another place to send the password to.
    expect(await failing(look())).toBe('invalid :noMailPassword')
    await desk.chief.sending.keepSecret({ entity: 'mailAccount', id: by, secret: mailLogin.pass })
    expect(await look()).toEqual({ read: 3, marked: 1, refused: 0 })
    expect(await states(mailing)).toEqual({ 退回: ['bounced', null] })
    expect(await read('customer', id)).toMatchObject({ emailReturnedOn: '2026-11-23' })
    expect(await look()).toEqual({ read: 3, marked: 0, refused: 0 })
    await change('mailAccount', by, { bounceFolder: '没有' })
    expect(await failing(look())).toBe('invalid :imapFolder')
    imap.close()
  }))

test('a text message goes to the gateway as its record says, signed, and what it answers is believed', async () => {
  const asked: string[] = []
  const answer = ({ authorization, body }: GatewayAsked) => {
    asked.push(`${authorization} ${body}`)
    const isBad = body.includes('13800000002')
    return { body: JSON.stringify({ data: [{ code: isBad ? 160 : 0 }], key: 'k-123' }) }
  }
  await withGateway(answer, async (url) => {
    const by = await put('smsGateway', {
      name: '短信',
      url,
      headers: 'Authorization: Bearer {secret}',
      body: '{"to":"{phone}","text":"{text}"}',
      signature: '青麓',
      successPath: 'data.0.code',
      successValue: '0',
    })
    await desk.chief.sending.keepSecret({ entity: 'smsGateway', id: by, secret: 'k-123' })
    const dry = { gateway: by, phone: '138 0000 0001', dry: true }
    expect((await desk.chief.sending.testText(dry)).request).toContain('Bearer ****')
    expect(asked).toEqual([])

    const good = await put('customer', { name: '收', phone: '13800000001' })
    const bad = await put('customer', { name: '拒', phone: '13800000002' })
    const fixed = await put('customer', { name: '座机', phone: '0574-87654321' })
    const no = await put('customer', { name: '不收', phone: '13800000003', mayText: false })
    const mailing = await mailingTo([good, bad, fixed, no], {
      output: 'sms',
      gateway: by,
      template: null,
      subject: '{{recipient.name}}，"年货"到了',
    })
    await send(mailing)
    const text = '{"to":"13800000001","text":"【青麓】收，\\"年货\\"到了 拒收请回复R"}'
    expect(asked[0]).toBe(`Bearer k-123 ${text}`)
    expect(await states(mailing)).toEqual({
      收: ['sent', null],
      拒: ['failed', 'gatewayRefused'],
      座机: ['excluded', 'noMobile'],
      不收: ['excluded', 'refusedText'],
    })
    expect(JSON.stringify(await recipientsOf(mailing))).not.toContain('k-123')

    // Another address for the replies is another place to send the key to.
    await change('smsGateway', by, { repliesUrl: 'https://elsewhere.example/replies' })
    const next = await mailingTo([good], { output: 'sms', gateway: by, subject: '您好' })
    const before = asked.length
    await send(next)
    expect(asked).toHaveLength(before)
    expect(await read('mailing', next)).toMatchObject({ trouble: 'noGatewayKey' })
    expect(await states(next)).toEqual({ 收: ['waiting', null] })
  })
})
