import { validate } from 'uuid'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { accountWithLogin } from '../accounts/people.ts'
import type { Office } from '../office.ts'
import { program as nobody, type Actor } from '../records/access.ts'
import type { Journal } from './journal.ts'

/** Milliseconds in which the same refusal is told once: who tries again and again does not fill the disk. */
const once = 60_000
/** Refusals remembered. */
const most = 500

/** Notes in the journal that somebody was refused; of what they sent only what the office knows is kept for good. */
export interface Refusals {
  /** For want of a right; the input is whatever they sent. */
  note(actor: Actor, procedure: string, input: unknown): void
  /** At the door; what was typed is told where it is the name of an account: it may have been a password. */
  noteSignIn(login: string, throttled: boolean): void
}

export function createRefusals(
  office: Pick<Office, 'registry' | 'clock' | 'reading'>,
  note: Journal['note'],
): Refusals {
  const told = new Map<string, number>()
  const isTold = (...about: readonly unknown[]) => {
    const key = JSON.stringify(about)
    const now = office.clock.now()
    if (now - (told.get(key) ?? -Infinity) < once) return true
    if (told.size >= most) told.clear()
    told.set(key, now)
    return false
  }
  return {
    note: (actor, procedure, input) => {
      if (isTold(actor.user, procedure)) return
      const { entity: name, id } = Object(input) as { entity?: unknown; id?: unknown }
      const entity = typeof name === 'string' ? entityNamed(office.registry, name)?.name : undefined
      const record = entity && validate(id) ? (id as string) : undefined
      note(actor, { kind: 'refused', entity, record, detail: { procedure } })
    },
    noteSignIn: (typed, throttled) => {
      const login = accountWithLogin(office.reading, typed)?.login ?? null
      if (throttled && isTold('signIn', login)) return
      note(nobody, { kind: 'signInRefused', detail: { login, throttled } })
    },
  }
}
