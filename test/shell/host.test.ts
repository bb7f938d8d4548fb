import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { HostRefusal } from '../../shared/hostProtocol.ts'
import { setUpDesk, type Desk } from './desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await setUpDesk()
})
afterEach(() => desk.tidy())
afterAll(() => desk.leave())

const ask = (page: Page, question: unknown) =>
  page.evaluate((asked) => window.echoPage.ask(asked), question) as Promise<{
    echo: unknown
    pid: number
    keychain: string | null
  }>
const log = (office: string) => readFile(join(office, 'log'), 'utf8')

test('a host that dies is started again under the open page, and closed cleanly at the end', async () => {
  const office = await desk.folder()
  const laike = await desk.start({ args: ['--data', office] })
  const page = await laike.page()
  const before = await ask(page, 'before')

  process.kill(before.pid, 'SIGKILL')
  await page.waitForFunction(() => window.echoPage.lines === 2)
  const after = await ask(page, 'after')
  expect(after.echo).toBe('after')
  expect(after.pid).not.toBe(before.pid)
  expect(laike.dialogs).toEqual([])

  void laike.main.call('quit')
  expect(await laike.exited).toBe(0)
  expect(await log(office)).toBe('opened\nopened\nclosed\n')
})

test('a key of the keychain is made once, lies sealed, and is there before the first line of each start', async () => {
  const office = await desk.folder()
  const keyOf = async (hasKeychain: boolean) => {
    const laike = await desk.start({ args: ['--data', office], hasKeychain })
    const { keychain } = await ask(await laike.page(), 'key')
    void laike.main.call('quit')
    await laike.exited
    return keychain
  }
  const made = await keyOf(true)
  expect(made).toMatch(/^[0-9a-f]{64}$/)
  expect((await readFile(join(office, 'secrets.sealed'))).includes(made!)).toBe(false)
  expect([await keyOf(true), await keyOf(false)]).toEqual([made, null])
})

test('an office that cannot be opened is explained in both languages, and Laike ends', async () => {
  const office = await desk.folder()
  await writeFile(join(office, 'refuse'), 'newerSchema' satisfies HostRefusal)
  const laike = await desk.start({ args: ['--data', office] })

  expect(await laike.exited).toBe(0)
  expect(laike.dialogs.map((box) => box.detail)).toEqual([
    [
      '这份数据由更新版本的来客保存过。请安装新版本再打开，数据没有改动。',
      'A newer Laike has saved this data. Install that version to open it. Nothing was changed.',
      office,
    ].join('\n\n'),
  ])
  expect(await log(office)).toBe('opened\n')
})

test('an office whose folder is gone is looked for again, where somebody says, or where it was before', async () => {
  const office = await desk.folder()
  await writeFile(join(office, 'refuse'), 'movedAway' satisfies HostRefusal)
  const through = async (...buttons: number[]) => {
    const answer = () => buttons.shift() ?? 3
    const laike = await desk.start({ args: ['--data', office], answer, folder: '/media/blue' })
    return laike
  }
  const quit = await through(0, 0)
  expect(await quit.exited).toBe(0)
  expect(quit.dialogs.map(({ message }) => message)).toEqual(
    Array(3).fill(expect.stringContaining('not there')),
  )
  expect(quit.dialogs[0]!.message).toBe('找不到办公室的数据\nThe office’s data is not there')
  expect(quit.dialogs[0]!.detail).toContain(`There is no office in ${office} now.`)
  for (const [button, place] of [
    [1, '/media/blue'],
    [2, office],
  ] as const) {
    const laike = await through(button)
    expect((await ask(await laike.page(), 'there?')).echo).toBe('there?')
    expect((await log(office)).trim().split('\n').at(-1)).toBe(`at ${place}`)
    void laike.main.call('quit')
    await laike.exited
  }
  await writeFile(join(office, 'refuse'), 'placeUnknown' satisfies HostRefusal)
  const unknown = await through(3)
  expect(await unknown.exited).toBe(0)
  expect(unknown.dialogs[0]!.detail).toContain(`${office}, which says where to, can’t be read`)
  const said = await desk.start({ args: ['--data', office, '--place', '/media/red'] })
  expect((await ask(await said.page(), 'there?')).echo).toBe('there?')
  expect((await log(office)).trim().split('\n').at(-1)).toBe('at /media/red')
})

test('a host that keeps stopping is given up after five restarts, and tried again when asked', async () => {
  const office = await desk.folder()
  await writeFile(join(office, 'crash'), '')
  const buttons = ['try again', 'quit']
  const laike = await desk.start({
    args: ['--data', office],
    answer: () => (buttons.shift() === 'try again' ? 0 : 1),
  })

  expect(await laike.exited).toBe(0)
  expect(laike.dialogs).toHaveLength(2)
  expect(laike.dialogs[0]!.message).toBe('来客一再中断\nLaike keeps stopping')
  expect(await log(office)).toBe('opened\n'.repeat(1 + 5 + 1))
})
