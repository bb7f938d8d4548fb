import { createHash } from 'node:crypto'
import { failure, problem } from '../../../shared/failure.ts'
import { hashOf } from '../accounts/credentials.ts'
import { administrators } from '../accounts/people.ts'
import type { Reading } from '../database/handle.ts'
import type { Change } from '../rules/rule.ts'
import type { KeyFile } from './keyFile.ts'

/** Refuses a change after which fewer than two administrators open an office that no recovery key opens. */
export function demandOpeners({ tx, before }: Change, { people, recovery }: KeyFile): void {
  if (recovery !== null || before === null) return
  const openers = openersOf(people, tx)
  if (openers.length >= 2 || openers.includes(before.id)) return
  const wasOne = before.active === true && before.role === 'administrator'
  if (wasOne && opens(people, tx, before.id)) throw failure('conflict', problem([], 'twoOpeners'))
}

/** Administrators whose password of now opens the office. */
const openersOf = (people: KeyFile['people'], reading: Reading): string[] =>
  administrators(reading)
    .map(({ id }) => id)
    .filter((id) => opens(people, reading, id))

/** Whether the password of now of somebody opens the office, and that alone. */
export function opens(people: KeyFile['people'], reading: Reading, user: string): boolean {
  const own = people.filter((each) => each.user === user)
  const hash = hashOf(reading, user)
  return own.length === 1 && hash !== undefined && own[0]?.credential === credentialOf(hash)
}

/** Tells of which password somebody's wrap is, by the hash that the database keeps of it. */
export const credentialOf = (hash: string): string =>
  createHash('sha256').update(hash).digest('hex')
