import type { PrinterInfo } from 'electron'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contentSecurityPolicy } from '../../shared/contentSecurityPolicy.ts'
import type { Desktop } from '../harness/electron/launchDesktop.ts'
import { readPdf } from '../harness/pdf.ts'
import { setUpDesk, type Desk } from './desk.ts'

const soon = { timeout: 10_000 }

let desk: Desk
let laike: Desktop
let page: Page

const printer = (name: string, options = {}): PrinterInfo =>
  ({ name, displayName: `${name} label`, description: '', options }) as PrinterInfo

beforeAll(async () => {
  desk = await setUpDesk()
  // An installed Laike ignores the development server, whoever sets its variable.
  laike = await desk.start({
    env: { ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/' },
    folder: '/media/备份盘',
    printers: [printer('HP'), printer('Asleep', { 'printer-state-reasons': 'offline-report' })],
    refuses: ({ silent }) => (silent ? '' : 'Print job canceled'),
  })
  page = await laike.page()
})
afterAll(() => desk.leave())

describe('the page', () => {
  test('runs in a sandbox, apart from Node and from the preload', async () => {
    const [window] = await laike.main.call('windows')
    expect(window?.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    })
    const reach = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    )
    expect(reach).toEqual([])
  })

  test('is given seven things by the desktop, and cannot change them', async () => {
    const bridge = await page.evaluate(() => ({
      members: Object.entries(window.laike ?? {}).map(([name, value]) => [name, typeof value]),
      platform: window.laike?.platform,
      isFrozen: Object.isFrozen(window.laike),
    }))
    expect(bridge).toEqual({
      members: [
        ['platform', 'string'],
        ['requestPort', 'function'],
        ['setLanguage', 'function'],
        ['chooseFolder', 'function'],
        ['onMenu', 'function'],
        ['printers', 'function'],
        ['print', 'function'],
      ],
      platform: process.platform,
      isFrozen: true,
    })
  })

  test('talks with the host over its own port', async () => {
    const question = { name: '宁波远洋', phones: ['0574-8731'], note: null }
    expect(await page.evaluate((asked) => window.echoPage.ask(asked), question)).toEqual({
      echo: question,
      pid: expect.any(Number),
      keychain: null,
    })
    const bytes = await page.evaluate(async () => {
      const answer = await window.echoPage.ask(new Uint8Array([0, 200]))
      return answer instanceof Uint8Array && [...answer]
    })
    expect(bytes).toEqual([0, 200])
  })

  test('hears every command of the menu', async () => {
    const entries = laike.menu.flatMap((menu) => menu.submenu ?? [])
    const commands = entries.flatMap((entry) => entry.id ?? [])
    for (const command of commands) await laike.main.call('chooseMenu', command)
    await page.waitForFunction(
      (count) => window.echoPage.commands.length === count,
      commands.length,
    )
    expect(await page.evaluate(() => window.echoPage.commands)).toEqual([
      'newCustomer',
      'newContact',
      'importCustomers',
      'settings',
      'search',
      'shortcuts',
    ])
  })
})

describe('the app:// protocol', () => {
  test('is declared as a secure origin, with no way round the policy', async () => {
    expect(await laike.main.call('schemes')).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  test('serves the interface under the strict policy', async () => {
    const answer = await laike.main.call('serve', 'app://laike/index.html', 'GET')
    expect(answer?.status).toBe(200)
    expect(answer?.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    })
  })

  test('answers an address inside the app with the app', async () => {
    const [start, deep] = await Promise.all([
      laike.main.call('serve', 'app://laike/index.html', 'GET'),
      laike.main.call('serve', 'app://laike/customers/0192?tab=history', 'GET'),
    ])
    expect(deep?.status).toBe(200)
    expect(deep?.body).toEqual(start?.body)
  })

  test.each([
    'app://laike/../package.json',
    'app://laike/%2e%2e/package.json',
    'app://laike/..%2fpackage.json',
    'app://laike/assets/..%2f..%2fmain%2fmain.js',
    'app://laike/..%5cpackage.json',
    'app://laike/%00.js',
    'app://laike/%ff.js',
    'app://laike//etc/host.conf',
    'app://elsewhere/index.html',
    'app://laike/missing.js',
  ])('gives nothing for %s', async (address) => {
    const answer = await laike.main.call('serve', address, 'GET')
    expect(answer).toMatchObject({ status: 404, body: new Uint8Array() })
  })

  test('takes nothing in', async () => {
    expect(await laike.main.call('serve', 'app://laike/index.html', 'POST')).toMatchObject({
      status: 405,
    })
  })

  test('lets Chromium run the app’s own scripts and no other, and reach no other host', async () => {
    const result = await page.evaluate(async () => {
      const inline = document.createElement('script')
      inline.textContent = 'window.wasInjected = true'
      document.head.append(inline)
      const fetched = await fetch('https://example.cn/').then(
        () => true,
        () => false,
      )
      return {
        injected: 'wasInjected' in window,
        evaluated: window.echoPage.evaluates,
        fetched,
      }
    })
    expect(result).toEqual({ injected: false, evaluated: false, fetched: false })
  })
})

describe('the guards', () => {
  const home = () => page.evaluate(() => location.href)
  let before: number

  beforeEach(() => {
    before = laike.openedLinks.length
  })
  const opened = () => laike.openedLinks.slice(before)

  test.each([
    ['#telephone', 'tel:+862160000000'],
    ['#mail', 'mailto:zhang@example.cn'],
    ['#elsewhere', 'https://example.cn/'],
    ['#website', 'https://example.cn/about'],
    ['#older', 'http://example.cn/old'],
  ])('a click on %s opens %s with the system’s program and leaves the page', async (link, url) => {
    const start = await home()
    await page.click(link)
    await vi.waitFor(() => expect(opened()).toEqual([url]), soon)
    expect(await home()).toBe(start)
    await vi.waitFor(() => expect(page.context().pages()).toHaveLength(1), soon)
  })

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hello',
    'ms-msdt:/id PCWDiagnostic',
    'smb://example.cn/share',
    'app://elsewhere/index.html',
  ])('$0 is neither followed nor opened', async (url) => {
    expect(await laike.main.call('mayNavigate', 1, 'will-navigate', url)).toBe(false)
    expect(await laike.main.call('mayNavigate', 1, 'will-redirect', url)).toBe(false)
    expect(await laike.main.call('mayOpenWindow', 1, url)).toBe(false)
    expect(opened()).toEqual([])
  })

  test('an address longer than Windows takes is not handed on', async () => {
    const url = `https://example.cn/${'a'.repeat(2_100)}`
    expect(await laike.main.call('mayOpenWindow', 1, url)).toBe(false)
    expect(opened()).toEqual([])
  })

  test('the app may move within itself', async () => {
    const address = 'app://laike/index.html#/customers'
    expect(await laike.main.call('mayNavigate', 1, 'will-navigate', address)).toBe(true)
    expect(opened()).toEqual([])
  })

  test('a script cannot take the window elsewhere', async () => {
    const start = await home()
    await page.evaluate(() => location.assign('https://example.cn/phish'))
    await vi.waitFor(() => expect(opened()).toEqual(['https://example.cn/phish']), soon)
    expect(await home()).toBe(start)
  })

  test('what a strange page says is not heard', async () => {
    const [first] = laike.menu
    await laike.main.call('ipc', 1, 'laike:setLanguage', ['en'], 'https://example.cn/')
    expect(laike.menu[0]).toEqual(first)
    await laike.main.call('ipc', 1, 'laike:setLanguage', ['en'], 'app://laike/index.html')
    expect(laike.menu[0]).not.toEqual(first)
  })

  test('no page is embedded', async () => {
    expect(await laike.main.call('mayAttachWebview', 1)).toBe(false)
  })

  test('text may be copied out and notifications shown, and every other permission is refused', async () => {
    const ask = (permission: string) => laike.main.call('askPermission', 1, permission)
    expect(await ask('clipboard-sanitized-write')).toBe(true)
    expect(await ask('notifications')).toBe(true)
    for (const other of ['clipboard-read', 'media', 'geolocation', 'openExternal', 'hid']) {
      expect(await ask(other), other).toBe(false)
    }
    const granted = await page.evaluate(async () => {
      const names = ['clipboard-write', 'clipboard-read', 'geolocation', 'notifications', 'camera']
      const states = await Promise.all(
        names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
      )
      return names.filter((_name, index) => states[index]?.state === 'granted')
    })
    expect(granted).toEqual(['clipboard-write', 'notifications'])
  })
})

test('a folder is chosen in the system’s own dialog, and only by our page', async () => {
  expect(await page.evaluate(() => window.laike!.chooseFolder())).toBe('/media/备份盘')
  const strange = laike.main.call('invoke', 1, 'laike:chooseFolder', [], 'https://example.cn/')
  expect(await strange).toBeNull()
})

// Not run on Electron: what is asked of the printer is real, and the printer is Chromium’s PDF.
describe('printing', () => {
  const print = (asked: { printer: string | null; width: number; height: number }) =>
    page.evaluate((each) => window.laike!.print(each), asked)

  test('a page goes silently to the printer that was chosen, at its true size', async () => {
    expect(await page.evaluate(() => window.laike!.printers())).toEqual([
      { name: 'HP', label: 'HP label' },
      { name: 'Asleep', label: 'Asleep label' },
    ])
    expect(await print({ printer: 'HP', width: 220, height: 110 })).toBe('printed')
    const { options, pdf } = laike.prints[0]!
    expect(options).toMatchObject({
      silent: true,
      deviceName: 'HP',
      pageSize: { width: 220_000, height: 110_000 },
      margins: { marginType: 'none' },
      scaleFactor: 100,
    })
    const { width, height } = readPdf(pdf).pages[0]!
    expect([width, height].map(Math.round)).toEqual([220, 110])
  })

  test('whoever chooses nothing is asked by the system, and may cancel', async () => {
    expect(await print({ printer: null, width: 210, height: 297 })).toBe('cancelled')
    expect(laike.prints).toHaveLength(1)
  })

  test('a printer that is asleep or gone is told before, and strange pages print nothing', async () => {
    expect(await print({ printer: 'Asleep', width: 220, height: 110 })).toBe('offline')
    expect(await print({ printer: 'Gone', width: 220, height: 110 })).toBe('noPrinter')
    const asked = [{ printer: 'HP', width: 220, height: 110 }]
    const strange = laike.main.call('invoke', 1, 'laike:print', asked, 'https://example.cn/')
    expect(await strange).toBe('failed')
    expect(await print({ printer: 'HP', width: 0.1, height: 110 })).toBe('failed')
    expect(laike.prints).toHaveLength(1)
  })
})

test('a page whose process dies comes back by itself', async () => {
  const back = page.waitForEvent('load')
  await laike.main.call('crash', 1)
  await back
  expect(await page.evaluate(() => window.echoPage.ask('still here?'))).toMatchObject({
    echo: 'still here?',
  })
})

test('a page that is loaded anew is given a line of its own', async () => {
  await page.evaluate(() => location.reload())
  await page.waitForFunction(() => window.echoPage?.lines === 1)
  expect(await page.evaluate(() => window.echoPage.ask('again'))).toMatchObject({ echo: 'again' })
})
