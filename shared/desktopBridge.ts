import type { Locale } from './locales/locale.ts'

/** What the desktop's native menu can ask of the page. */
export type MenuCommand =
  'newCustomer' | 'newContact' | 'importCustomers' | 'search' | 'settings' | 'shortcuts'

/** A printer of this computer. */
export interface DesktopPrinter {
  /** As the system knows it. */
  readonly name: string
  /** As people read it. */
  readonly label: string
}

/** How the window's page goes onto paper. */
export interface DesktopPrint {
  /** Name of the printer that it goes to at once; null where the system's dialog asks. */
  readonly printer: string | null
  /** The paper as it lies in the printer, in millimetres. */
  readonly width: number
  readonly height: number
}

/** What came of a print. `refused`: the printer does not take such a paper. */
export type PrintEnd = 'printed' | 'cancelled' | 'noPrinter' | 'offline' | 'refused' | 'failed'

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
  /** Lets somebody choose a folder in the system's own dialog; null when they choose none. */
  chooseFolder(): Promise<string | null>
  /** Calls the listener for every command chosen in the native menu. */
  onMenu(listener: (command: MenuCommand) => void): void
  printers(): Promise<readonly DesktopPrinter[]>
  /** Prints the page as it is in the medium print; resolves once it is handed over, or when it is not. */
  print(asked: DesktopPrint): Promise<PrintEnd>
}

/** The type of the window message that carries a port, and the channel it travels on. */
export const portChannel = 'laike:port'
