import type { MessageBoxOptions, PrinterInfo, Rectangle, WebContentsPrintOptions } from 'electron'

/** What a run of the desktop starts from: the machine it believes to stand on. */
export interface Machine {
  readonly userData: string
  readonly isPackaged: boolean
  readonly languages: readonly string[]
  readonly isDark: boolean
  readonly hasKeychain: boolean
  readonly displays: readonly Rectangle[]
  /** The userData folders whose single instance lock another run holds. */
  readonly heldLocks: readonly string[]
}

/** One entry of the native menu, as far as a test looks at it. */
export interface MenuEntry {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly submenu?: readonly MenuEntry[]
}

/** A window as the main process made it and as it stands now. */
export interface WindowSnapshot {
  readonly id: number
  readonly bounds: Rectangle
  readonly isVisible: boolean
  readonly isFocused: boolean
  readonly isMaximized: boolean
  readonly isMinimized: boolean
  readonly backgroundColor?: string
  readonly webPreferences: Readonly<Record<string, unknown>>
}

/** What `protocol.handle` answered. */
export interface Served {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What the main process asks of the test, which owns the browser and plays the person at the desk. */
export type DeskCalls = {
  lockTaken(userData: string): void
  lockRefused(userData: string, argv: string[], folder: string): void
  openPage(window: number, bounds: Rectangle, preload: string, permissions: string[]): Promise<void>
  load(window: number, url: string): Promise<void>
  closePage(window: number): Promise<void>
  toPage(window: number, channel: string, args: unknown[], ports: number[]): void
  portMessage(window: number, port: number, data: unknown): void
  portClosed(window: number, port: number): void
  menuSet(menu: MenuEntry[]): void
  messageBox(options: MessageBoxOptions): number | Promise<number>
  linkOpened(url: string): void
  /** The folder that somebody chooses; null when they cancel. */
  folder(): string | null
  printers(): PrinterInfo[]
  /** Prints a window's page; answers with why it did not, or nothing. */
  print(window: number, options: WebContentsPrintOptions): Promise<string>
}

/** What the test asks of the main process: what Chromium noticed, and what the person at the desk does. */
export type MainCalls = {
  loaded(window: number): void
  ipc(window: number, channel: string, args: unknown[], url: string): void
  invoke(window: number, channel: string, args: unknown[], url: string): Promise<unknown>
  portMessage(window: number, port: number, data: unknown): void
  portClosed(window: number, port: number): void
  serve(url: string, method: string): Promise<Served | undefined>
  mayNavigate(window: number, event: 'will-navigate' | 'will-redirect', url: string): boolean
  mayOpenWindow(window: number, url: string): boolean
  mayAttachWebview(window: number): boolean
  askPermission(window: number, permission: string): boolean
  schemes(): { scheme: string; privileges?: object }[]
  windows(): WindowSnapshot[]
  place(window: number, bounds: Rectangle): void
  maximize(window: number): void
  minimize(window: number): void
  close(window: number): void
  chooseMenu(id: string): void
  /** Says that the page's process died; the page itself is left alone, Playwright could not revive it. */
  crash(window: number): void
  secondInstance(argv: string[], folder: string): void
  /** Process ids of the utility processes that run. */
  hostPids(): number[]
  quit(): void
}
