import type { DesktopBridge } from '../shared/desktopBridge.ts'

declare global {
  interface Window {
    /** Only in the desktop app. */
    readonly laike?: DesktopBridge
  }
}
