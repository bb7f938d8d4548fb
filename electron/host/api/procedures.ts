import { mapEventIterator } from '@orpc/client'
import { implement, ORPCError, ValidationError } from '@orpc/server'
import { randomBytes } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { z } from 'zod'
import { contract } from '../../../shared/api/contract.ts'
import type { Person } from '../../../shared/api/office.ts'
import type { Right } from '../../../shared/api/procedure.ts'
import { failure, failureOf, problem, type Failure } from '../../../shared/failure.ts'
import { problemsOf } from '../../../shared/fields/values.ts'
import { actorOf } from '../accounts/people.ts'
import { diskTrouble } from '../diskTrouble.ts'
import type { Door } from '../door.ts'
import type { Host } from '../host.ts'
import type { Log } from '../log.ts'
import { readSetting } from '../settings.ts'
import { callerOf } from './caller.ts'
import type { Connection } from './session.ts'

/** What a transport hands over with every call. */
export interface CallContext {
  readonly door: Door
  readonly connection: Connection
}

/** The same once the office is open. */
export interface OfficeContext extends CallContext {
  readonly host: Host
}

/** The contract, to be implemented. */
export const implemented = implement(contract).$context<CallContext>()

/** What can be asked of an encrypted office before it is open. It looks itself at who is calling. */
export const atTheDoor = implemented.use(async ({ context: { door }, path, next }) => {
  try {
    return await next()
  } catch (error) {
    throw refusal(door.log, path, error)
  }
})

/** The office, where it is open and not about to become another. */
export function openedHost({ host }: Door): Host {
  if (!host) throw failure('signedOut', problem([], 'officeLocked'))
  if (host.isShut) throw failure('gone', problem([], 'hostGone'))
  return host
}

/**
 * What is asked of an open office. Before a procedure runs its right is checked against whoever is calling; whatever
 * it throws, then or later in a stream, leaves as the contract's one error.
 */
export const procedures = implemented.use(
  async ({ context: { door, connection }, procedure, path, next }, input) => {
    let person: Person | null = null
    const refused = (error: unknown) => {
      // What is refused to whoever looks through others' eyes is not theirs.
      if (person?.viewedBy === null && failureOf(error)?.kind === 'forbidden') {
        door.host?.refusals.note(actorOf(person), path.join('.'), input)
      }
      return refusal(door.log, path, error)
    }
    try {
      const host = openedHost(door)
      person = callerOf(host, connection, 'use')
      demandRight(procedure['~orpc'].meta.right, person, host)
      const result = await next({ context: { host, person } })
      return isStream(result.output)
        ? { ...result, output: breathing(result.output, refused) }
        : result
    } catch (error) {
      throw refused(error)
    }
  },
)

/** Who is calling; only for procedures that ask for somebody signed in. */
export function callerIn(context: { readonly person: Person | null }): Person {
  if (!context.person) throw failure('signedOut', problem([], 'signedOut'))
  return context.person
}

/** Who is calling and may change something: nobody who looks through others' eyes. */
export function writerIn(context: { readonly person: Person | null }): Person {
  const person = callerIn(context)
  if (person.viewedBy !== null) throw failure('forbidden', problem([], 'onlyLooking'))
  return person
}

function demandRight(right: Right, person: Person | null, { office }: Host): void {
  switch (right) {
    case 'public':
      return
    case 'signedIn':
    case 'administrator':
      if (!person) {
        const isSetUp = readSetting(office.reading, 'protection') !== undefined
        throw failure('signedOut', problem([], isSetUp ? 'signedOut' : 'notSetUp'))
      }
      if (right === 'administrator' && person.role !== 'administrator') {
        throw failure('forbidden', problem([], 'forbidden'))
      }
      return
    default:
      throw new Error(`A procedure asks for the right ${String(right satisfies never)}`)
  }
}

/** The contract's error for whatever was thrown. Of a defect the caller learns the id that the log has it under. */
function refusal(log: Log, path: readonly string[], error: unknown): Error {
  const expected = failureOf(error) ?? invalidInput(error)
  if (expected) return told(expected)
  const trouble = failureOf(diskTrouble(error))
  if (trouble) {
    log.note(`refused by the disk in ${path.join('.')}: ${trouble.problems[0]?.key}`)
    return told(trouble)
  }
  if (isDamage(error)) {
    log.defect('damage', path.join('.'), error)
    return told({ kind: 'invalid', problems: [problem([], 'backupOfficeDamaged')] })
  }
  const id = randomBytes(4).toString('hex')
  log.defect(id, path.join('.'), error)
  return told({ kind: 'defect', problems: [problem([], 'defect', { id })] })
}

/** Whether a page of the database is not what was written; what a thread threw has lost its code. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  (/^SQLITE_(CORRUPT|NOTADB)/.test('code' in error ? String(error.code) : '') ||
    /^(database disk image is malformed|file is not a database)$/.test(error.message))

const told = (data: Failure) => new ORPCError('FAILURE', { status: 422, data })

function invalidInput(error: unknown): Failure | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return undefined
  if (!(error.cause instanceof ValidationError)) return undefined
  const issues = error.cause.issues as readonly z.core.$ZodIssue[]
  return { kind: 'invalid', problems: issues.flatMap(problemsOf) }
}

/** Lets other callers in between two values of a stream, so that it can be cancelled, and tells what it throws. */
function breathing(stream: AsyncIterator<unknown>, refused: (error: unknown) => Error) {
  return mapEventIterator(stream, {
    value: async (value: unknown) => {
      await breathe()
      return value
    },
    error: (error) => Promise.resolve(refused(error)),
  })
}

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output
