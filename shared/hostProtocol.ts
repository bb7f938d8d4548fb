/** Why an office could not be opened. */
export type HostRefusal =
  | 'inUse'
  | 'newerSchema'
  | 'damaged'
  | 'unwritable'
  | 'network'
  | 'diskAway'
  | 'movedAway'
  | 'placeUnknown'

/** What the host says to the process that started it. After `failed` it exits with `failedCode`. */
export type HostMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: HostRefusal; readonly path: string }

/** What the host is told. `port` comes with one transferred MessagePort on which it serves the contract. */
export type HostOrder =
  | { readonly type: 'port' }
  | { readonly type: 'stop' }
  /**
   * A key of this computer's keychain, 32 bytes in hex, comes before the first port; null where there is none. Passwords are
   * kept with it from now on, and whoever is let in without one is known by it: once a start of the program, with its first host.
   */
  | { readonly type: 'secretKey'; readonly key: string | null; readonly isFirst: boolean }

/** What a host exits with that could not open the office, and says why. */
export const failedCode = 3

/** What a host exits with that wants to be opened anew: its office was restored from a backup. */
export const restartCode = 4
