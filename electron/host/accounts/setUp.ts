import type { OfficeSetUp, Person } from '../../../shared/api/office.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { startCalendar } from '../calendar/startCalendar.ts'
import type { Reading } from '../database/handle.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { seedRegions } from '../regions/seedRegions.ts'
import { seedService } from '../service/seedService.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { keepHash } from './credentials.ts'
import { hashPassword, type PasswordCost } from './password.ts'
import { personWithId } from './people.ts'
import { seedRoles } from './seedRoles.ts'

/** What the one person of an open office is called until they say otherwise. */
const somebody = { 'zh-CN': '我', en: 'Me' } as const

/**
 * The first run: makes the office's first person, an administrator, with a password where the office is protected,
 * and puts in what ships. All of it or nothing. Throws a `conflict` failure when that was done before.
 */
export async function setUpOffice(
  office: Office,
  asked: OfficeSetUp,
  cost?: PasswordCost,
): Promise<Person> {
  demandNotSetUp(office.reading)
  const name = asked.protection === 'protected' ? asked.administrator.name : somebody[asked.locale]
  const hash =
    asked.protection === 'protected' ? await hashPassword(asked.administrator.password, cost) : null
  const user = office.ids()
  office.store.transact({ id: office.ids(), source: 'setUp', actor: program }, (tx) => {
    // Somebody else may have been quicker while the password was hashed.
    demandNotSetUp(tx)
    office.store.seed(tx, office.registry.region!, seedRegions())
    seedService(office.store, tx, asked.locale)
    seedRoles(office.store, tx, asked.locale)
    office.store.create(tx, office.registry.user!, user, {
      name,
      login: name,
      role: 'administrator',
    })
    if (hash) keepHash(tx, user, hash, tx.now)
    else writeSetting(tx, 'openUser', user)
    writeSetting(tx, 'officeName', asked.name)
    writeSetting(tx, 'locale', asked.locale)
    writeSetting(tx, 'protection', asked.protection)
    startCalendar(office, tx, asked.locale)
  })
  return personWithId(office, user)!
}

function demandNotSetUp(reading: Reading): void {
  if (readSetting(reading, 'protection') !== undefined) {
    throw failure('conflict', problem([], 'alreadySetUp'))
  }
}
