import type { WebContents } from 'electron'

type Check = (contents: WebContents | null, permission: string) => boolean
type Request = (
  contents: WebContents | null,
  permission: string,
  decide: (granted: boolean) => void,
) => void

// Electron grants what nobody refuses.
let check: Check = () => true
let request: Request = (_contents, _permission, decide) => decide(true)

/** Electron's session, of which there is one. */
export const session = {
  defaultSession: {
    setPermissionCheckHandler: (handler: Check) => void (check = handler),
    setPermissionRequestHandler: (handler: Request) => void (request = handler),
    setDevicePermissionHandler: () => undefined,
  },
}

// Chromium's names of permissions, with Electron's.
const names: Readonly<Record<string, string>> = {
  'clipboard-write': 'clipboard-sanitized-write',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
}

/** What the page's Chromium is told to grant, in its own names; it refuses the rest. */
export function grantedPermissions(): string[] {
  return Object.keys(names).filter((name) => check(null, names[name]!))
}

/** What a page that asks for a permission is answered. */
export function askPermission(contents: unknown, permission: string): boolean {
  let answer = false
  request(contents as WebContents, permission, (granted) => {
    answer = granted
  })
  return answer
}
