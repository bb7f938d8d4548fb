import { shell, type Session, type WebContents } from 'electron'

/** Whether an address belongs to the interface that `home` opened: same scheme, host and port. */
export function isAtHome(address: string, home: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  const own = new URL(home)
  // Not `origin`: Node calls that of an app:// address "null", and two nulls are not one home.
  return protocol === own.protocol && host === own.host
}

/** Keeps a page where it is: no leaving, no second window, no embedded one. Links go to the system's programs. */
export function guardContents(contents: WebContents, home: string): void {
  const stayHome = (details: { readonly url: string; preventDefault(): void }) => {
    if (isAtHome(details.url, home)) return
    details.preventDefault()
    openExternally(details.url)
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.setWindowOpenHandler(({ url }) => {
    openExternally(url)
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Lets pages write text to the clipboard and show notifications, and nothing else that wants a permission. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(isGranted(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission))
  session.setDevicePermissionHandler(() => false)
}

function isGranted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write' || permission === 'notifications'
}

const openable: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:'])

// Windows' own limit for what is handed to another program.
const longest = 2_081

function openExternally(address: string): void {
  if (address.length > longest || !URL.canParse(address)) return
  const { protocol, href } = new URL(address)
  if (!openable.has(protocol)) return
  // Without a program for it nothing opens, and there is nothing to mend.
  shell.openExternal(href).catch(() => undefined)
}
