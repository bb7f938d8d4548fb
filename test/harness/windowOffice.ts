import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { PiniaColada, type PiniaColadaOptions } from '@pinia/colada'
import { openDoor, type Door } from '../../electron/host/door.ts'
import { servePort, type HostPort } from '../../electron/host/api/transports/port.ts'
import { portChannel, type DesktopBridge } from '../../shared/desktopBridge.ts'
import { systemClock } from '../../shared/clock.ts'
import { queries } from '../../renderer/queries.ts'
import { officeFolder } from './office.ts'

/**
 * A real office behind the window of a component test, reached by a port as in the desktop app. Set up for every such
 * test before anything of the interface is read: the client looks for the bridge once.
 */
let open: { readonly door: Door; readonly remove: () => void; readonly stores: Pinia[] } | undefined

const bridge: Partial<DesktopBridge> = {
  requestPort: handPort,
  setLanguage: () => {},
  onMenu: () => () => {},
}
// This file is read anew before each test file, while the client keeps the bridge that it found first.
Object.assign(window, { laike: Object.assign(window.laike ?? {}, bridge) })

/** Hands the window a port to the office that is open, as the shell does after every start of a host. */
function handPort(): void {
  if (!open) return
  const { port1, port2 } = new MessageChannel()
  servePort(open.door, port1 as unknown as HostPort)
  const handed = Object.assign(new Event('message'), {
    source: window,
    origin: location.origin,
    data: { type: portChannel },
    ports: [port2],
  })
  window.dispatchEvent(handed)
}

/** What a mounted component needs round it, an open office first of all. */
export function plugins() {
  if (!open) {
    const folder = officeFolder()
    open = {
      door: openDoor(folder.path, systemClock, { passwordCost: { ln: 8, r: 8, p: 1 } }),
      remove: folder.remove,
      stores: [],
    }
    handPort()
  }
  const pinia = createPinia()
  open.stores.push(pinia)
  setActivePinia(pinia)
  return [pinia, [PiniaColada, queries] as [typeof PiniaColada, PiniaColadaOptions]] as const
}

/** Closes the office and forgets it: the next test file of this process finds a window that nobody used. */
export async function closeOffice(): Promise<void> {
  const { unwatchChanges } = await import('../../renderer/changes.ts')
  unwatchChanges()
  open?.stores.forEach(disposePinia)
  await open?.door.close()
  open?.remove()
  open = undefined
}
