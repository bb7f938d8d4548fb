import { readHours } from '../../../shared/domain/hours.ts'
import { weekOf, workingTime } from '../../../shared/domain/workingTime.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { Office } from '../office.ts'
import { officeTimes, officeZone } from '../service/officeTimes.ts'

/** By what somebody reaches the office. */
export type Device = 'desktop' | 'browser'

/** When and by what people of a role work with the program. */
export interface SignInRule {
  readonly signIn: 'always' | 'officeHours' | 'hours'
  readonly hours: string | null
  readonly devices: 'any' | 'desktop'
}

/** The rule of somebody whom one narrows; asked at every call. */
const ruleOf = template((at: { user: string }) =>
  query
    .selectFrom('user')
    .innerJoin('role', 'role.id', 'user.rights')
    .select(['role.signIn', 'role.hours', 'role.devices'])
    .where('user.id', '=', at.user)
    .where('user.role', '=', 'staff')
    .where((eb) => eb.or([eb('role.signIn', '!=', 'always'), eb('role.devices', '!=', 'any')])),
)

/** Key of why somebody may not come in now by this device; undefined when they may. Administrators always may. */
export function signInRefusal(
  { reading, clock }: Pick<Office, 'reading' | 'clock'>,
  user: string,
  device: Device,
): 'notSignInHours' | 'notSignInDevice' | undefined {
  const rule = reading.first(ruleOf({ user })) as SignInRule | undefined
  if (!rule) return undefined
  if (rule.devices === 'desktop' && device !== 'desktop') return 'notSignInDevice'
  return isTime(reading, rule, clock.now()) ? undefined : 'notSignInHours'
}

function isTime(reading: Office['reading'], { signIn, hours }: SignInRule, now: number): boolean {
  if (signIn === 'always') return true
  if (signIn === 'officeHours') return officeTimes(reading).workingHours.isOpen(now)
  // Whoever is about to type them has chosen so first: nobody is put out meanwhile.
  if (hours === null) return true
  const read = readHours(hours)
  if ('problem' in read) return false
  const week = weekOf(read.stretches, 0, 1, 2, 3, 4, 5, 6)
  return workingTime({ timeZone: officeZone(reading), week, special: new Map() }).isOpen(now)
}
