import type { MessageBoxOptions, PrinterInfo, Rectangle, WebContentsPrintOptions } from 'electron'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { DeskCalls, Machine, MainCalls, MenuEntry } from './calls.ts'
import { openWindowPage, type WindowPage } from './page/windowPage.ts'
import { createWire, type Wire } from './wire.ts'

/** How a desktop is started: which build, on what machine, by which command line. */
export interface DesktopOptions extends Partial<Omit<Machine, 'heldLocks'>> {
  readonly browser: Browser
  /** A folder in the shape of `out/`. */
  readonly out: string
  readonly userData: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Which button of a dialog is pressed; the first one when left out. */
  answer?(options: MessageBoxOptions): number | Promise<number>
  /** The folder that is chosen where one is asked for; none when left out. */
  readonly folder?: string
  /** The computer's printers; none when left out. */
  readonly printers?: readonly PrinterInfo[]
  /** Why a page is not printed; it is where nothing is said. */
  refuses?(options: WebContentsPrintOptions): string
}

/** A running desktop, seen from its desk. */
export interface Desktop {
  /** What a person does to it, and what Chromium would tell it. */
  readonly main: Wire<MainCalls>
  /** The page of its newest window, once it has loaded. */
  page(): Promise<Page>
  readonly menu: readonly MenuEntry[]
  readonly dialogs: readonly MessageBoxOptions[]
  readonly openedLinks: readonly string[]
  /** What was printed: with which options, and as Chromium puts the page on such paper. */
  readonly prints: readonly Printed[]
  /** Its exit code, once it has ended. */
  readonly exited: Promise<number | null>
  /** Everything it and its host wrote to the console. */
  readonly output: string
  /** Ends it outright if it still runs. */
  end(): Promise<void>
}

/** A page that was printed. */
export interface Printed {
  readonly options: WebContentsPrintOptions
  readonly pdf: Buffer
}

const laptop: Rectangle = { x: 0, y: 0, width: 1440, height: 860 }
const register = new URL('./main/register.ts', import.meta.url).href
const compiled = fileURLToPath(
  new URL('../../../node_modules/.cache/laike-harness', import.meta.url),
)
const locks = new Map<string, Wire<MainCalls>>()

/** Starts the shell in a process of its own, with the stand-in for Electron and pages in `browser`. */
export function launchDesktop(options: DesktopOptions): Desktop {
  const { browser, out, args = [], userData } = options
  const machine: Machine = {
    userData,
    isPackaged: options.isPackaged ?? true,
    languages: options.languages ?? ['zh-CN'],
    isDark: options.isDark ?? false,
    hasKeychain: options.hasKeychain ?? false,
    displays: options.displays ?? [laptop],
    heldLocks: [...locks.keys()],
  }
  const child = fork(join(out, 'main/main.js'), args, {
    serialization: 'advanced',
    execArgv: ['--import', register],
    env: {
      ...process.env,
      ...options.env,
      LAIKE_HARNESS_MACHINE: JSON.stringify(machine),
      // The harness is TypeScript: without this, each process of each start would translate it anew.
      NODE_COMPILE_CACHE: compiled,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })

  const pages = new Map<number, Promise<WindowPage>>()
  const dialogs: MessageBoxOptions[] = []
  const openedLinks: string[] = []
  const prints: Printed[] = []
  let menu: readonly MenuEntry[] = []
  let output = ''
  let ended = false

  const opened = Promise.withResolvers<void>()
  const pageOf = (window: number) => pages.get(window)!
  const main: Wire<MainCalls> = createWire<DeskCalls, MainCalls>(
    {
      send: (message) => void (child.connected && child.send(message as object, () => undefined)),
      onMessage: (listener) => void child.on('message', listener),
    },
    {
      lockTaken: (folder) => void locks.set(folder, main),
      lockRefused: (folder, argv, cwd) => void locks.get(folder)?.call('secondInstance', argv, cwd),
      async openPage(window, { width, height }, preload, permissions) {
        const { isDark, languages } = machine
        const language = languages[0]
        const size = { width, height, preload, permissions, isDark, language }
        pages.set(window, openWindowPage(browser, main, window, size))
        await pageOf(window)
      },
      async load(window, url) {
        await (await pageOf(window)).load(url)
        opened.resolve()
      },
      closePage: async (window) => (await pageOf(window)).close(),
      toPage: async (window, channel, values, ports) =>
        (await pageOf(window)).send(channel, values, ports),
      portMessage: async (window, port, data) => (await pageOf(window)).portMessage(port, data),
      portClosed: async (window, port) => (await pageOf(window)).portClosed(port),
      menuSet: (entries) => void (menu = entries),
      messageBox(box) {
        dialogs.push(box)
        return options.answer?.(box) ?? 0
      },
      linkOpened: (url) => void openedLinks.push(url),
      folder: () => options.folder ?? null,
      printers: () => [...(options.printers ?? [])],
      async print(window, asked) {
        const why = options.refuses?.(asked) ?? ''
        if (why === '')
          prints.push({ options: asked, pdf: await (await pageOf(window)).print(asked) })
        return why
      },
    },
  )

  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const exited = once(child, 'exit').then(async ([code]) => {
    ended = true
    for (const [folder, holder] of locks) if (holder === main) locks.delete(folder)
    for (const page of pages.values()) await (await page).close().catch(() => undefined)
    opened.reject(new Error(`The desktop ended before its page had loaded.\n${output}`))
    return code as number | null
  })
  // Only who waits for a page wants to hear that there will be none.
  opened.promise.catch(() => undefined)

  return {
    main,
    async page() {
      await opened.promise
      return (await [...pages.values()].at(-1)!).page
    },
    get menu() {
      return menu
    },
    dialogs,
    openedLinks,
    prints,
    exited,
    get output() {
      return output
    },
    async end() {
      if (!ended) child.kill('SIGKILL')
      await exited
    },
  }
}
