import { newId } from './records/ids.ts'

/** This window, as long as it is open: the host tells windows apart by it. */
export const windowId = newId()

const lockOf = (window: string) => `laike.window.${window}`
/** Other windows of this device see by a lock whether one is still open; a page that is not served safely has none. */
const { locks } = navigator as { readonly locks?: LockManager }
export const seesWindows = locks !== undefined
void locks?.request(lockOf(windowId), () => new Promise(() => {}))

/** Whether windows of this device are open, of those asked about. */
export async function openWindows(asked: readonly string[]): Promise<ReadonlySet<string>> {
  const held = (await locks?.query())?.held?.map(({ name }) => name) ?? []
  return new Set(asked.filter((window) => window === windowId || held.includes(lockOf(window))))
}
