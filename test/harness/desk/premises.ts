import type { Page } from 'playwright-core'

/** How somebody sits at their desk. */
export interface Seat {
  /** Language of the browser or the operating system, `zh-CN` or `en-US`. */
  readonly language: string
  readonly colorScheme?: 'light' | 'dark'
  /** CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** Where an office is open: in the browser host with Chromium, or in the desktop app. */
export interface Premises {
  /** Folder of the office's data. */
  readonly data: string
  /** Starts the office and opens the window of whoever sits there. */
  open(): Promise<Page>
  /** Ends everything properly, as in the evening; resolves with the exit code of what held the data. */
  close(): Promise<number | null>
  /** Ends the office's process as a crash would, kill -9. */
  killOffice(): Promise<void>
  /** Resolves when there is an office again after that. */
  officeIsBack(): Promise<void>
  /** Ends the page as a crash would, and opens it again in the same browser. */
  crashPage(page: Page): Promise<Page>
  /** A second browser at the same office, with a memory of its own; only where offices are opened in browsers. */
  openAnother(seat: Seat): Promise<Page>
  /** What any page has complained of in its console since it was last asked. */
  takeComplaints(): readonly string[]
  /** What was printed, as PDF; only in the desktop app on its stand-in. */
  printed?(): readonly Uint8Array[]
  /** Ends whatever is still there. */
  leave(): Promise<void>
}
