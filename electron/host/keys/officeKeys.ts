import type { PasswordCost } from '../accounts/password.ts'
import { mkdirSync } from 'node:fs'
import { query } from '../database/query.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { readSetting } from '../settings.ts'
import { keyFileCopy, readKeyFile, writeKeyFile, type KeyFile } from './keyFile.ts'
import { keyAt } from './keyring.ts'
import type { OfficeKey } from './officeKey.ts'
import { credentialOf, demandOpeners, opens } from './openers.ts'
import { openByRecovery, wrapByPassword, wrapByRecovery } from './wrapping.ts'

/** A new password that opens the office beside the old one, until either is let go. */
export interface Rewrap {
  /** Only the new password opens the office from now on. */
  keep(): void
  /** It was not to be. */
  drop(): void
}

/** Who can open an encrypted office. Of one that is not encrypted everybody can, and nothing is kept. */
export interface OfficeKeys {
  readonly key: OfficeKey | null
  /** When its recovery key was made, in UTC milliseconds; null where there is none. */
  readonly recoveryMadeAt: number | null
  /** Whether the password of now of this person opens the office, and that alone. */
  opensFor(user: string): boolean
  /** `hash` is what is kept of the password to sign in by. */
  wrap(user: string, login: string, password: string, hash: string): Promise<Rewrap>
  isRecovery(recovery: Uint8Array): boolean
  /** From now on this recovery key opens the office, and no other. */
  renewRecovery(recovery: Uint8Array, madeAt: number): void
  close(): void
}

const nothing: OfficeKeys = {
  key: null,
  recoveryMadeAt: null,
  opensFor: () => true,
  wrap: () => Promise.resolve({ keep: () => {}, drop: () => {} }),
  isRecovery: () => false,
  renewRecovery: () => {},
  close: () => {},
}

/** Keeps the key file of an office that is open, and follows its accounts: who leaves opens it no longer. */
export function openOfficeKeys(office: Office, cost: PasswordCost, log: Log): OfficeKeys {
  const { dataDir, changed } = office
  const key = keyAt(dataDir)
  if (!key) return nothing
  /** People whose account is being made. */
  const coming = new Set<string>()
  const found = readKeyFile(dataDir)
  if (!found) throw new Error('An encrypted office was opened without its key file')
  let file = found
  /** Until there is a backup of the encrypted office, nothing else would open it where the file is lost. */
  const copy = () => {
    try {
      mkdirSync(keyFileCopy(dataDir), { recursive: true })
      writeKeyFile(keyFileCopy(dataDir), file)
    } catch (error) {
      log.defect('keys', 'copy', error)
    }
  }
  const write = (next: KeyFile) => {
    writeKeyFile(dataDir, next)
    file = next
    copy()
  }
  const keepPeople = (people: KeyFile['people']) => write({ ...file, people })

  const follow = () => {
    const next = { ...file, office: officeOf(office), people: peopleOf(office, file, coming) }
    if (JSON.stringify(next) !== JSON.stringify(file)) write(next)
  }
  const unwatch = changed.watch((events) => {
    if (!events.some(({ entity }) => entity === 'user' || entity === 'office')) return
    try {
      follow()
    } catch (error) {
      // The next start follows what this one could not write.
      log.defect('keys', 'follow', error)
    }
  })
  office.store.demand('user', (change) => demandOpeners(change, file))
  follow()
  copy()

  return {
    key,
    get recoveryMadeAt() {
      return file.recovery?.madeAt ?? null
    },
    opensFor: (user) => opens(file.people, office.reading, user),
    wrap: async (user, login, password, hash) => {
      const wrap = await wrapByPassword(key.master, user, password, cost)
      const made = { user, login, ...wrap, credential: credentialOf(hash) }
      const isMade = ({ sealed }: { readonly sealed: string }) => sealed === made.sealed
      coming.add(user)
      keepPeople([...file.people, made])
      const settle = (stays: (each: KeyFile['people'][number]) => boolean) => {
        coming.delete(user)
        keepPeople(file.people.filter(stays))
        follow()
      }
      return {
        keep: () => settle((each) => each.user !== user || isMade(each)),
        drop: () => settle((each) => !isMade(each)),
      }
    },
    isRecovery: (recovery) =>
      file.recovery !== null && openByRecovery(file.recovery, recovery) === key.master,
    renewRecovery: (recovery, madeAt) =>
      write({ ...file, recovery: { ...wrapByRecovery(key.master, recovery), madeAt } }),
    close: unwatch,
  }
}

/**
 * Those of a key file who are not known to have left, by the names that they have now. A database that was restored does
 * not know who came since its backup.
 */
function peopleOf(
  { reading }: Pick<Office, 'reading'>,
  { people }: KeyFile,
  coming: ReadonlySet<string>,
): KeyFile['people'] {
  const users = query.selectFrom('user').select(['id', 'login', 'active', 'deletedAt'])
  const known = new Map(reading.all(users).map((user) => [user.id, user]))
  const hasLeft = (id: string) => {
    const user = known.get(id)
    return user !== undefined && (!user.active || user.deletedAt !== null)
  }
  const hashes = query.selectFrom('credential').select(['user', 'hash'])
  const current = new Map(
    reading.all(hashes).map(({ user, hash }) => [user, credentialOf(hash)] as const),
  )
  const isNow = ({ user, credential }: KeyFile['people'][number]) =>
    credential !== undefined && credential === current.get(user)
  // While a password was changed the program ended: the other one is let go of.
  const isPast = (each: KeyFile['people'][number]) =>
    !isNow(each) && people.some((other) => other.user === each.user && isNow(other))
  return people
    .filter((each) => coming.has(each.user) || !(hasLeft(each.user) || isPast(each)))
    .map((each) => ({ ...each, login: known.get(each.user)?.login ?? each.login }))
}

/** What a key file says of its office. */
export const officeOf = ({ reading }: Pick<Office, 'reading'>): KeyFile['office'] => ({
  id: readSetting(reading, 'office') ?? '',
  name: readSetting(reading, 'officeName') ?? '',
  locale: readSetting(reading, 'locale') ?? 'zh-CN',
})
