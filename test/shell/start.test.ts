import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { MenuEntry } from '../harness/electron/calls.ts'
import { setUpDesk, type Desk } from './desk.ts'

const soon = { timeout: 10_000 }

let desk: Desk

beforeAll(async () => {
  desk = await setUpDesk()
})
afterEach(() => desk.tidy())
afterAll(() => desk.leave())

const laptop = { x: 0, y: 0, width: 1440, height: 860 }
const second = { x: 1440, y: 0, width: 1920, height: 1040 }

test('the window opens where it was left, and on the laptop when the second display is gone', async () => {
  const userData = await desk.folder()
  const left = { x: 1600, y: 100, width: 1400, height: 900 }

  const monday = await desk.start({ userData, displays: [laptop, second] })
  await monday.page()
  await monday.main.call('place', 1, left)
  await monday.main.call('maximize', 1)
  void monday.main.call('close', 1)
  if (process.platform === 'darwin') void monday.main.call('quit')
  expect(await monday.exited).toBe(0)

  const tuesday = await desk.start({ userData, displays: [laptop, second] })
  await tuesday.page()
  expect((await tuesday.main.call('windows'))[0]).toMatchObject({
    bounds: left,
    isMaximized: true,
    isVisible: true,
  })
  void tuesday.main.call('quit')
  await tuesday.exited

  const onTheTrain = await desk.start({ userData, displays: [laptop] })
  await onTheTrain.page()
  expect((await onTheTrain.main.call('windows'))[0]!.bounds).toEqual({
    x: 80,
    y: 30,
    width: 1280,
    height: 800,
  })
})

test('the window is dark where the system is, and its place is remembered even when the computer is shut down under an open window', async () => {
  const userData = await desk.folder()
  const laike = await desk.start({ userData, isDark: true })
  await laike.page()
  expect((await laike.main.call('windows'))[0]!.backgroundColor).toBe('#17191d')
  const bounds = { x: 50, y: 60, width: 1000, height: 700 }
  await laike.main.call('place', 1, bounds)

  await vi.waitFor(async () => {
    const stored = await readFile(join(userData, 'shell.json'), 'utf8')
    expect(JSON.parse(stored)).toMatchObject({ bounds })
  }, soon)
})

test('the menu speaks the system’s language, then the one chosen in the page, also tomorrow', async () => {
  const userData = await desk.folder()
  const today = await desk.start({ userData, languages: ['zh-Hans-CN', 'en-US'] })
  const page = await today.page()
  expect(labels(today.menu)).toEqual(['文件', '编辑', '查看', '窗口', '帮助'])
  expect(unnamed(today.menu)).toEqual([])

  await page.evaluate(() => window.laike?.setLanguage('en'))
  await vi.waitFor(
    () => expect(labels(today.menu)).toEqual(['File', 'Edit', 'View', 'Window', 'Help']),
    soon,
  )
  expect(unnamed(today.menu)).toEqual([])
  await page.evaluate(() => window.laike?.setLanguage('tlh' as 'en'))
  void today.main.call('quit')
  await today.exited

  const tomorrow = await desk.start({ userData, languages: ['zh-Hans-CN'] })
  await tomorrow.page()
  expect(labels(tomorrow.menu)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
})

test('a second start brings the first window to the front; another office opens beside it', async () => {
  const userData = await desk.folder()
  const first = await desk.start({ userData })
  await first.page()
  await first.main.call('minimize', 1)

  const again = await desk.start({ userData })
  expect(await again.exited).toBe(0)
  await vi.waitFor(async () => {
    const [window] = await first.main.call('windows')
    expect(window).toMatchObject({ isMinimized: false, isFocused: true })
  }, soon)

  const office = await desk.folder()
  const other = await desk.start({ userData, args: ['--data', office] })
  const pages = await Promise.all([first.page(), other.page()])

  await Promise.all(pages.map((page) => page.evaluate(() => window.echoPage.ask('open?'))))
  expect(await readFile(join(userData, 'office', 'log'), 'utf8')).toBe('opened\n')
  expect(await readFile(join(office, 'log'), 'utf8')).toBe('opened\n')
})

test('in development the page comes from the development server', async () => {
  const server = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<title>Development</title>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const env = { ELECTRON_RENDERER_URL: `http://127.0.0.1:${port}` }

  try {
    const laike = await desk.start({ env, isPackaged: false })
    expect(await (await laike.page()).title()).toBe('Development')
    const entries = laike.menu.flatMap((menu) => menu.submenu ?? [])
    expect(entries.map((entry) => entry.role)).toContain('toggleDevTools')
  } finally {
    server.close()
  }
})

function labels(menu: readonly MenuEntry[]) {
  return menu.map((entry) => entry.label)
}

// Whatever has no name would show in English, whatever does nothing should not be there.
function unnamed(menu: readonly MenuEntry[]) {
  return menu
    .flatMap((entry) => entry.submenu ?? [])
    .filter((entry) => entry.type !== 'separator')
    .filter((entry) => !entry.label || !(entry.role ?? entry.id))
}
