import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import { failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { mailLogin, smtpServer, trustServer } from '../harness/smtpOffice.ts'

const made = tempHost()
let chief: Client
beforeAll(async () => {
  trustServer()
  chief = await setUpProtected(made.desk())
})
afterAll(made.remove)

/** An account with a server on this machine, with its password. */
async function accountAt(port: number, values: object = {}, password = mailLogin.pass) {
  const id = randomUUID()
  await chief.records.create({
    entity: 'mailAccount',
    id,
    act: randomUUID(),
    values: {
      name: '客服邮箱',
      fromName: '青麓文仪',
      fromAddress: mailLogin.user,
      host: 'localhost',
      port,
      security: 'startTls',
      login: mailLogin.user,
      ...values,
    },
  })
  await chief.sending.keepSecret({ entity: 'mailAccount', id, secret: password })
  return id
}
const tried = (account: string) =>
  failing(chief.sending.testMail({ account, to: 'shen@kehu.example' }))

test('a test message arrives, over TLS from the start or later, and stands in the journal', async () => {
  const [later, fromTheStart] = [await smtpServer(), await smtpServer({}, { secure: true })]
  expect(await tried(await accountAt(later.port))).toBe('answered undefined')
  expect(await tried(await accountAt(fromTheStart.port, { security: 'tls' }))).toBe(
    'answered undefined',
  )
  for (const { taken } of [later, fromTheStart]) {
    expect(taken).toMatchObject([{ from: mailLogin.user, to: ['shen@kehu.example'] }])
    expect(taken[0]!.raw).toMatch(/^Message-ID: <[\w-]+@qinglu\.example>\r$/m)
  }
  const { lines } = await chief.journal.page({ filter: { events: ['testSent'] } })
  expect(lines).toHaveLength(2)
  await Promise.all([later.close(), fromTheStart.close()])
})

test('what goes wrong is told apart, in words for whoever tries', async () => {
  const unused = await new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })
  const server = await smtpServer({
    from: (address) => (address === 'other@qinglu.example' ? 553 : undefined),
    data: () => 554,
  })
  const busy = await smtpServer({ data: () => 421 })
  const cut = await smtpServer({ data: () => 'cut' })
  const plain = await smtpServer({}, { disabledCommands: ['STARTTLS'] })
  const { port } = server
  const expected = [
    ['mailAuth', await accountAt(port, {}, '登录密码')],
    ['mailUnreachable', await accountAt(unused)],
    ['mailTls', await accountAt(port, { security: 'tls' })],
    ['mailTls', await accountAt(plain.port)],
    // The certificate is localhost's.
    ['mailTls', await accountAt(port, { host: '127.0.0.1' })],
    ['mailSender', await accountAt(port, { fromAddress: 'other@qinglu.example' })],
    ['mailRefused', await accountAt(port)],
    ['mailBusy', await accountAt(busy.port)],
    ['mailCut', await accountAt(cut.port)],
  ] as const
  for (const [key, account] of expected) expect(await tried(account)).toBe(`invalid :${key}`)
  await Promise.all([server, busy, cut, plain].map((each) => each.close()))
})

test('a password stays where it is sent to, and is told to nobody', async () => {
  const account = await accountAt(2525)
  expect((await chief.sending.ready()).ids).toContain(account)
  // Whoever points the account at another server has to enter it again.
  const act = randomUUID()
  await chief.records.update({
    entity: 'mailAccount',
    id: account,
    act,
    values: { host: 'elsewhere.example' },
  })
  expect((await chief.sending.ready()).ids).not.toContain(account)
  expect(await tried(account)).toBe('invalid :noMailPassword')
  await chief.sending.keepSecret({ entity: 'mailAccount', id: account, secret: '另一个 wxyz' })
  expect((await chief.sending.ready()).ids).toContain(account)

  const folder = made.host.office.dataDir
  const bytes = (name: string) => readFileSync(join(folder, name)).toString('utf8')
  const files = readdirSync(folder).filter((name) => !name.endsWith('lock') && name.includes('.'))
  for (const file of files) expect(bytes(file), file).not.toMatch(/wxyz|授权码 abcd/)
  await chief.sending.keepSecret({ entity: 'mailAccount', id: account, secret: null })
  expect((await chief.sending.ready()).ids).not.toContain(account)
})
