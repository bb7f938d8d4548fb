import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock, type Clock } from '../../shared/clock.ts'
import { failure, problem } from '../../shared/failure.ts'
import { advisedCost, derive } from './accounts/password.ts'
import { finishSwap, turnBack } from './backup/swapOffice.ts'
import { asOpenFailure, openFailure, openingAt, openReader, openReasonOf } from './database/open.ts'
import { takeGround, type Ground } from './ground.ts'
import { openHost, type Host, type HostParts } from './host.ts'
import { findKeyFiles, readKeyFile, writeKeyFile, type KeyFile } from './keys/keyFile.ts'
import { forgetHere, letInHere } from './keys/here.ts'
import { dropKey, holdKey } from './keys/keyring.ts'
import { isChecked, type OfficeKey } from './keys/officeKey.ts'
import { forgetPlain } from './keys/settleConversion.ts'
import { openByPassword, openByRecovery } from './keys/wrapping.ts'
import type { Log } from './log.ts'
import { officeFile } from './office.ts'
import { officePlace } from './officePlace.ts'
import type { Secrets } from './secrets/secrets.ts'
import { loginKey } from './rules/user.ts'

/** The way into an office. An encrypted one is closed to the program itself until somebody brings what opens it. */
export interface Door {
  /** The office, once it is open; it stays open until the program ends. */
  readonly host: Host | undefined
  /** Who can open it, while it is not. */
  readonly locked: KeyFile | undefined
  readonly log: Log
  readonly secrets: Secrets
  /** Opens it with somebody's password. Throws `throttled` or `invalid` as signing in does. */
  unlock(login: string, password: string): Promise<void>
  /**
   * A key that only the keychain of this computer's system gives: it opens the office for whoever is let in here. Where the
   * program goes on after its host ended, nobody is let in: a window may have been somebody else's.
   */
  useKeychain(keychain: Buffer, isFirst?: boolean): void
  readonly keychain: Buffer | undefined
  /** Id of whoever is let in here without a password, once after each start. */
  takeLetIn(): string | undefined
  /** Opens it with the recovery key. */
  recover(recovery: Uint8Array): void
  close(): Promise<void>
  /** Aborts when it closes. */
  readonly closing: AbortSignal
}

/** Locks a data folder, and opens the office in it where nothing else is needed. Throws an `OpenFailure` that says why when it can't. */
export function openDoor(home: string, clock: Clock = systemClock, parts: HostParts = {}): Door {
  const dataDir = officePlace(home, parts.place)
  return openingAt(dataDir, () => {
    const ground = takeGround(home, dataDir, clock)
    if (isStill(ground, parts)) return doorOf(ground, parts)
    ground.lock.release()
    return openDoor(home, clock, parts)
  })
}

/** Whether an office lies where it did before its folder was locked: whoever had it until then may have moved it. */
function isStill({ home, dataDir, lock }: Ground, { place }: HostParts): boolean {
  try {
    return officePlace(home, place) === dataDir
  } catch (error) {
    lock.release()
    throw error
  }
}

function doorOf(ground: Ground, parts: HostParts): Door {
  const { home, dataDir, clock, throttle, closing, log, lock, secrets } = ground
  let host: Host | undefined
  let keychain: Buffer | undefined
  let letIn: string | undefined
  /** What may open it: several where its own keys were lost, and copies are of different ones. */
  let locked: readonly KeyFile[] = []

  const begin = () => {
    const swap = finishSwap(dataDir)
    try {
      locked = lockedBy(dataDir)
      if (locked.length === 0) host = openHost(ground, parts)
      else if (swap?.isProven) forgetPlain(dataDir, log)
    } catch (error) {
      beginBefore(error)
    }
  }
  /** Begins with what was there before, where what came in its place can't be opened. */
  const beginBefore = (error: unknown) => {
    if (!turnBack(dataDir)) throw error
    log.defect('restore', 'turnBack', error)
    begin()
  }
  try {
    begin()
  } catch (error) {
    lock.release()
    throw error
  }

  const tried = (name: string) => {
    const seconds = throttle.attempt(name, clock.now())
    if (seconds > 0) throw failure('throttled', problem([], 'throttled', { seconds }))
  }

  const open = (file: KeyFile, master: string) => {
    // Somebody else may have been quicker.
    if (host) return
    const key = { master, cipher: file.cipher }
    try {
      demandFits(dataDir, key)
      if (!readKeyFile(dataDir)) writeKeyFile(dataDir, file)
      holdKey(dataDir, key)
      host = openHost(ground, parts)
      locked = []
    } catch (error) {
      dropKey(dataDir)
      openBefore(error, master)
    }
  }
  const openBefore = (error: unknown, master: string) => {
    try {
      beginBefore(error)
    } catch (thrown) {
      const reason = openReasonOf(thrown)
      if (!reason) throw thrown
      throw failure('invalid', problem([], reason === 'damaged' ? 'officeUnreadable' : reason))
    }
    const file = locked.find(({ check }) => isChecked(check, master))
    if (file) open(file, master)
  }
  /** Opens it with the first that fits. */
  const openFirst = (found: readonly (readonly [file: KeyFile, master: string])[]) => {
    for (const [index, [file, master]] of found.entries()) {
      try {
        return open(file, master)
      } catch (error) {
        if (index === found.length - 1) throw error
      }
    }
  }

  return {
    get host() {
      return host
    },
    get locked() {
      return locked.find(({ recovery }) => recovery !== null) ?? locked[0]
    },
    log,
    secrets,
    closing: closing.signal,
    unlock: async (login, password) => {
      if (locked.length === 0) return
      const name = loginKey(login)
      tried(name)
      const own = locked.flatMap((file) =>
        file.people
          .filter((each) => loginKey(each.login) === name)
          .map(({ user, login: _login, credential: _credential, ...wrap }) => ({
            file,
            user,
            wrap,
          })),
      )
      // A name that nobody has takes as long as a wrong password.
      if (own.length === 0)
        await derive(password, randomBytes(16), parts.passwordCost ?? advisedCost)
      const found: [KeyFile, string][] = []
      for (const { file, user, wrap } of own) {
        const master = await openByPassword(wrap, user, password)
        if (master !== undefined) found.push([file, master])
      }
      if (found.length === 0) throw failure('invalid', problem('password', 'wrongPassword'))
      throttle.succeeded(name)
      openFirst(found)
    },
    useKeychain: (given, isFirst = true) => {
      keychain = given
      try {
        const found = letInHere(home, given, locked)
        if (!found) return forgetHere(home)
        open(found.file, found.master)
        if (host && isFirst) letIn = found.user
      } catch (error) {
        log.defect('keys', 'useKeychain', error)
      }
    },
    get keychain() {
      return keychain
    },
    takeLetIn: () => {
      const user = letIn
      letIn = undefined
      return user
    },
    recover: (recovery) => {
      if (locked.length === 0) return
      tried('')
      const found = locked.flatMap((file) => {
        const master = file.recovery ? openByRecovery(file.recovery, recovery) : undefined
        return master === undefined ? [] : [[file, master] as const]
      })
      if (found.length === 0) throw failure('invalid', problem('recovery', 'wrongRecovery'))
      throttle.succeeded('')
      openFirst(found)
    },
    close: async () => {
      if (host) await host.close()
      else if (!closing.signal.aborted) {
        closing.abort()
        lock.release()
      }
      dropKey(dataDir)
    },
  }
}

/** What opens the office of a folder; nothing where nothing is needed, or nothing is left that could. */
function lockedBy(dataDir: string): KeyFile[] {
  if (!isPlain(join(dataDir, officeFile))) return findKeyFiles(dataDir)
  // Somebody put it there: an encrypted office is not to take it for its own.
  if (readKeyFile(dataDir)) throw openFailure('damaged', 'A plain database lies beside the keys')
  return []
}

const plainHead = Buffer.from('SQLite format 3\0')

/** Whether a database is not encrypted, or not there at all. */
function isPlain(file: string): boolean {
  if (!existsSync(file)) return true
  const descriptor = openSync(file, 'r')
  try {
    const head = Buffer.alloc(plainHead.length)
    return readSync(descriptor, head, 0, head.length, 0) === 0 || head.equals(plainHead)
  } finally {
    closeSync(descriptor)
  }
}

/** Throws the `damaged` open failure where a database does not open with a key. */
function demandFits(dataDir: string, key: OfficeKey): void {
  const file = join(dataDir, officeFile)
  const connection = openReader(file, { key })
  try {
    connection.prepare('select count(*) from sqlite_schema').get()
  } catch (error) {
    throw asOpenFailure(error, file)
  } finally {
    connection.close()
  }
}
