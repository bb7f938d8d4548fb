import type {
  BrowserWindowConstructorOptions,
  PrinterInfo,
  Rectangle,
  WebContentsPrintOptions,
} from 'electron'
import { EventEmitter } from 'node:events'
import { createPortBridge } from '../portBridge.ts'
import type { WindowSnapshot } from '../calls.ts'
import { app, noteWindowGone, openWindows } from './app.ts'
import { desk } from './desk.ts'
import type { MessagePortMain } from './messageChannel.ts'
import { isPrevented } from './preventable.ts'
import { grantedPermissions } from './session.ts'

const windows = new Map<number, BrowserWindow>()
let last = 0

class WebContents extends EventEmitter {
  readonly id: number
  readonly ports
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  url = ''
  #isDestroyed = false

  constructor(id: number) {
    super()
    this.id = id
    this.ports = createPortBridge({
      message: (port, data) => void desk.call('portMessage', id, port, data),
      closed: (port) => void desk.call('portClosed', id, port),
    })
  }

  getPrintersAsync(): Promise<PrinterInfo[]> {
    return desk.call('printers')
  }

  print(
    options: WebContentsPrintOptions,
    done: (success: boolean, failureReason: string) => void,
  ): void {
    void desk.call('print', this.id, options).then((why) => done(why === '', why))
  }

  reload(): void {
    void desk.call('load', this.id, this.url)
  }

  send(channel: string, ...args: unknown[]): void {
    void desk.call('toPage', this.id, channel, args, [])
  }

  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    const ports = transfer.map((port) => this.ports.adopt(port.transfer()))
    void desk.call('toPage', this.id, channel, [message], ports)
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  destroy(): void {
    this.#isDestroyed = true
    this.ports.closeAll()
    this.emit('destroyed')
  }
}

/** Electron's BrowserWindow: its state lives here, its page in the test's Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly id = ++last
  readonly webContents: WebContents
  readonly #options: BrowserWindowConstructorOptions
  readonly #page: Promise<void>
  #bounds: Rectangle
  #state = { isVisible: false, isFocused: false, isMaximized: false, isMinimized: false }

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.#options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#state.isVisible = options.show ?? true
    this.webContents = new WebContents(this.id)
    windows.set(this.id, this)
    openWindows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    const preload = options.webPreferences?.preload ?? ''
    this.#page = desk.call('openPage', this.id, this.#bounds, preload, grantedPermissions())
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
  }

  async loadURL(url: string): Promise<void> {
    await this.#page
    this.webContents.url = url
    await desk.call('load', this.id, url)
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  show(): void {
    this.#state.isVisible = true
  }

  focus(): void {
    this.#state.isFocused = true
  }

  isMinimized(): boolean {
    return this.#state.isMinimized
  }

  minimize(): void {
    Object.assign(this.#state, { isMinimized: true, isFocused: false })
  }

  restore(): void {
    this.#state.isMinimized = false
  }

  isMaximized(): boolean {
    return this.#state.isMaximized
  }

  maximize(): void {
    Object.assign(this.#state, { isMaximized: true, isVisible: true })
    this.emit('resize')
  }

  getNormalBounds(): Rectangle {
    return this.#bounds
  }

  /** A person drags the window. */
  place(bounds: Rectangle): void {
    this.#bounds = bounds
    this.emit('move')
    this.emit('resize')
  }

  close(): boolean {
    if (this.isDestroyed()) return true
    if (isPrevented(this, 'close')) return false
    windows.delete(this.id)
    openWindows.delete(this)
    void desk.call('closePage', this.id)
    this.webContents.destroy()
    this.emit('closed')
    noteWindowGone()
    return true
  }

  snapshot(): WindowSnapshot {
    // Only what can cross to the test.
    const webPreferences = { ...this.#options.webPreferences, session: undefined }
    const { backgroundColor } = this.#options
    return { id: this.id, bounds: this.#bounds, ...this.#state, backgroundColor, webPreferences }
  }
}

/** The window of this number, which the test has from a snapshot. */
export function windowOf(id: number): BrowserWindow {
  const window = windows.get(id)
  if (!window) throw new Error(`No window ${id}.`)
  return window
}

/** Every window, as it stands. */
export function allWindows(): WindowSnapshot[] {
  return [...windows.values()].map((window) => window.snapshot())
}
