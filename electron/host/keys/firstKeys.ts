import type { Person } from '../../../shared/api/office.ts'
import type { Host } from '../host.ts'
import type { ConvertOrder } from './convertOffice.ts'
import { cipherHere, checkOf, createOfficeKey } from './officeKey.ts'
import { officeOf } from './officeKeys.ts'
import { openByPassword, openByRecovery, wrapByPassword, wrapByRecovery } from './wrapping.ts'

/** Somebody whose password, just checked, opens the office from the first moment on. */
export interface Opener extends Pick<Person, 'id' | 'login'> {
  readonly password: string
  /** Of that password, taken as it was checked: while keys are made they may get another. */
  readonly credential: string
}

/** Makes the key of an office, and the key file that opens it; whatever is to open it was tried. */
export async function firstKeys(
  { office, passwordCost }: Pick<Host, 'office' | 'passwordCost'>,
  openers: readonly Opener[],
  recovery: Uint8Array | null,
): Promise<NonNullable<ConvertOrder['to']>> {
  const key = createOfficeKey(cipherHere())
  const demandOpens = (master: string | undefined) => {
    if (master !== key.master) throw new Error('A new key does not open what it wraps')
  }
  const people = []
  for (const { id: user, login, password, credential } of openers) {
    const wrap = await wrapByPassword(key.master, user, password, passwordCost)
    demandOpens(await openByPassword(wrap, user, password))
    people.push({ user, login, ...wrap, credential })
  }
  const wrap = recovery && wrapByRecovery(key.master, recovery)
  if (wrap && recovery) demandOpens(openByRecovery(wrap, recovery))
  const file = {
    format: 1 as const,
    office: officeOf(office),
    cipher: key.cipher,
    check: checkOf(key.master),
    people,
    recovery: wrap && { ...wrap, madeAt: office.clock.now() },
  }
  return { key, file }
}
