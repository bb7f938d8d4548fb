import { createPinia, setActivePinia } from 'pinia'
import { PiniaColada } from '@pinia/colada'
import { openHost } from '../../electron/host/host.ts'
import { servePort, type HostPort } from '../../electron/host/api/transports/port.ts'
import { portChannel, type DesktopBridge } from '../../shared/desktopBridge.ts'
import { tempFolder } from './office.ts'

/**
 * A real office behind the window of a component test, reached by a port as in the desktop app. Import it before
 * anything of the interface: the client looks for the bridge once.
 */
const folder = tempFolder()
const host = openHost(folder.path)

const bridge: Partial<DesktopBridge> = {
  requestPort: () => {
    const { port1, port2 } = new MessageChannel()
    servePort(host, port1 as unknown as HostPort)
    const handed = Object.assign(new Event('message'), {
      source: window,
      origin: location.origin,
      data: { type: portChannel },
      ports: [port2],
    })
    window.dispatchEvent(handed)
  },
  setLanguage: () => {},
  onMenu: () => () => {},
}
Object.assign(window, { laike: bridge })

/** What a mounted component needs round it. */
export function plugins() {
  const pinia = createPinia()
  setActivePinia(pinia)
  return [pinia, PiniaColada] as const
}

/** Closes the office and forgets it. */
export function closeOffice(): void {
  host.close()
  folder.remove()
}
