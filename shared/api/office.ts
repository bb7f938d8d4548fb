import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { casePatternProblem } from '../domain/caseNumber.ts'
import type { EscalationPlan } from '../domain/caseEscalation.ts'
import type { RowOf } from '../entity.ts'
import type { CustomFieldRow } from '../customFields.ts'
import { followUpSchema, type FollowUp } from '../domain/followUp.ts'
import type { OfficeHours } from '../domain/officeCalendar.ts'
import type { Entities } from '../entities/registry.ts'
import { locales, type Locale } from '../locales/locale.ts'
import type { Rights } from '../rights/rights.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** Who may open the office: anybody at this desk, or people with an account. */
export type Protection = 'open' | 'protected'

/** The person a connection speaks for. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly role: 'administrator' | 'staff'
  /** What their role lets them do; null for an administrator. */
  readonly rights: Rights | null
  /** Name of the administrator who looks through their eyes. */
  readonly viewedBy: string | null
}

/** What the first screen needs to know. `name` and `protection` are null before the first run. */
export interface OfficeState {
  readonly version: string
  readonly setUp: boolean
  readonly name: string | null
  readonly locale: Locale
  readonly protection: Protection | null
  /** Whether its files can be read by nobody who has no key. */
  readonly encrypted: boolean
  /** Whether a recovery key opens it for whoever has no password. */
  readonly recoverable: boolean
  /** Whether it is encrypted and waits for the first one who opens it. */
  readonly locked: boolean
  /** How cases are numbered. */
  readonly casePattern: string
  /** Letters of this install in the numbers it gives, or nothing. */
  readonly mark: string
  /** Whether a closed case is followed up by a call. */
  readonly followUp: FollowUp
  /** Minutes without a key or a press after which a window asks for the password again; 0 for never. */
  readonly autoLock: number
  /** When whom is told that a case nears its limit, or is over it. */
  readonly escalation: EscalationPlan
  readonly person: Person | null
  /** Whether records of the sample office are here. */
  readonly sample: boolean
  /** Where the office's file lies; only for people who are signed in. */
  readonly file: string | null
}

/** A cause as the tree of causes is drawn from it. */
export type CauseRow = Pick<
  RowOf<Entities['caseCause']>,
  'id' | 'name' | 'parent' | 'position' | 'hidden'
>

/** Small lists that every screen needs; read again when one of them changes. */
export interface Lookups {
  /** Active and former accounts, so that old records still show a name. */
  readonly users: readonly Pick<
    RowOf<Entities['user']>,
    'id' | 'name' | 'login' | 'role' | 'rights' | 'active' | 'department'
  >[]
  readonly departments: readonly Pick<
    RowOf<Entities['department']>,
    'id' | 'name' | 'parent' | 'head'
  >[]
  readonly tags: readonly Pick<RowOf<Entities['tag']>, 'id' | 'name' | 'color'>[]
  /** What the office added to the shipped dictionaries, or calls otherwise. */
  readonly dictionary: readonly Pick<
    RowOf<Entities['dictionary']>,
    'id' | 'list' | 'code' | 'labelZh' | 'labelEn' | 'position' | 'hidden'
  >[]
  /** Fields that the office added; removed ones too, so that old changes still say what they were called. */
  readonly customFields: readonly (CustomFieldRow & { readonly removed: boolean })[]
  /** Why cases come about: a tree. */
  readonly causes: readonly CauseRow[]
  /** When the office works; null before it was said. */
  readonly workingHours: OfficeHours | null
  readonly specialDays: readonly Pick<
    RowOf<Entities['specialDay']>,
    'id' | 'date' | 'name' | 'kind' | 'hours'
  >[]
}

/** Code, name, postcode and phone area code; rank and parent follow from the code (330212: 33, 3302). */
export type RegionLine = readonly [code: string, name: string, postcode: string, areaCode: string]

/** So many records of an entity are somebody's. */
export interface Holding {
  readonly entity: string
  readonly count: number
}

/** How far the handing over is, and what came of it. */
export type HandOverProgress =
  | Progress
  | {
      readonly kind: 'done'
      readonly handedOver: number
      readonly failures: number
      /** Whether the account is closed: not while something is left. */
      readonly closed: boolean
    }

/** A password that is chosen. */
export const newPassword = z
  .string()
  .min(8, 'weakPassword')
  .max(200, 'tooLong')
  .regex(/\S/, 'weakPassword')
const officeName = z.string().trim().min(1, 'required').max(100, 'tooLong')
const personName = z.string().trim().min(1, 'required').max(100, 'tooLong')

/** How cases are numbered; what is wrong with it is said in words. */
const casePattern = z
  .string()
  .trim()
  .superRefine((pattern, context) => {
    const key = casePatternProblem(pattern)
    if (key) context.addIssue({ code: 'custom', message: key })
  })
/** Five, as many as a copy gets by itself. */
const mark = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{0,5}$/, 'markUnfit')

/** Seconds of working time; nobody waits for longer than half a year. */
const working = z.int().min(0).max(4_000_000, 'tooBig')
const escalation: z.ZodType<EscalationPlan> = z.strictObject({
  warnAt: z.int().min(1).max(100),
  headAfter: working,
  ownersAfter: working,
})

const setUp = z.discriminatedUnion('protection', [
  z.strictObject({
    protection: z.literal('open'),
    name: officeName,
    locale: z.enum(locales),
  }),
  z.strictObject({
    protection: z.literal('protected'),
    name: officeName,
    locale: z.enum(locales),
    administrator: z.strictObject({ name: personName, password: newPassword }),
  }),
])

/** What the first run is told. */
export type OfficeSetUp = z.infer<typeof setUp>

export const office = {
  state: procedure('public').output(type<OfficeState>()),
  /** First run. An open office makes its one person; a protected one its administrator, signed in. */
  setUp: procedure('public').input(setUp).output(type<OfficeState>()),
  change: procedure('administrator')
    .input(
      z.strictObject({
        name: officeName.optional(),
        locale: z.enum(locales).optional(),
        casePattern: casePattern.optional(),
        mark: mark.optional(),
        followUp: followUpSchema.optional(),
        autoLock: z.int().min(0).max(240).optional(),
        escalation: escalation.optional(),
      }),
    )
    .output(type<OfficeState>()),
  lookups: procedure('signedIn').output(type<Lookups>()),
  regions: procedure('signedIn').output(type<readonly RegionLine[]>()),
}

export const session = {
  signIn: procedure('public')
    .input(
      z.strictObject({
        login: z.string().max(100, 'wrongPassword'),
        password: z.string().max(200, 'wrongPassword'),
      }),
    )
    .output(type<OfficeState>()),
  signOut: procedure('public').output(type<OfficeState>()),
  /** Ends the session of a window that nobody sits at; whoever comes back signs in there again. */
  lock: procedure('signedIn').output(type<void>()),
  /**
   * An administrator looks at the office through the eyes of a member of staff, and changes nothing meanwhile; null goes
   * back to their own.
   */
  viewAs: procedure('signedIn')
    .input(z.strictObject({ user: z.uuid().nullable() }))
    .output(type<OfficeState>()),
  /** Ends every other session of the same person. */
  changePassword: procedure('signedIn')
    .input(z.strictObject({ current: z.string().max(200, 'wrongOldPassword'), next: newPassword }))
    .output(type<void>()),
}

export const accounts = {
  /** Makes an account with its first password. An open office becomes a protected one by `protect`. */
  create: procedure('administrator')
    .input(
      z.strictObject({
        id: z.uuid(),
        act: z.uuid(),
        name: personName,
        login: z.string().trim().min(1, 'required').max(100, 'tooLong'),
        role: z.enum(['administrator', 'staff']),
        /** Id of the role that staff get. */
        rights: z.uuid().nullable().default(null),
        password: newPassword,
      }),
    )
    .output(type<RowOf<Entities['user']>>()),
  /** Gives an account a new password and ends its sessions. */
  setPassword: procedure('administrator')
    .input(z.strictObject({ user: z.uuid(), password: newPassword }))
    .output(type<void>()),
  /** How much somebody who leaves would hand over. */
  holdings: procedure('administrator')
    .input(z.strictObject({ user: z.uuid() }))
    .output(type<readonly Holding[]>()),
  /** Gives all of it to somebody else, closes the account and ends its sessions; one undo takes it back. */
  handOver: procedure('administrator')
    .input(z.strictObject({ user: z.uuid(), to: z.uuid().nullable(), act: z.uuid() }))
    .output(eventIterator(type<HandOverProgress>())),
  /** Turns an open office into a protected one: the one person gets a user name and a password. */
  protect: procedure('administrator')
    .input(z.strictObject({ name: personName, password: newPassword }))
    .output(type<OfficeState>()),
}
