import type { Locale } from './locales/locale.ts'

/** What the desktop's native menu can ask of the page. */
export type MenuCommand =
  'newCustomer' | 'newContact' | 'importCustomers' | 'search' | 'settings' | 'shortcuts'

/** What the page finds as `window.laike` in the desktop app; in a browser it is not there. */
export interface DesktopBridge {
  /** Node's name of the operating system: `win32`, `darwin`, `linux`. */
  readonly platform: string
  /**
   * Asks for a line to the host. It arrives as a window message with `data.type` 'laike:port' and one MessagePort,
   * and again, unasked, whenever the host was started anew.
   */
  requestPort(): void
  /** Tells the native menu which language to speak, now and at the next start. */
  setLanguage(locale: Locale): void
  /** Calls the listener for every command chosen in the native menu. */
  onMenu(listener: (command: MenuCommand) => void): void
}

/** The type of the window message that carries a port, and the channel it travels on. */
export const portChannel = 'laike:port'
