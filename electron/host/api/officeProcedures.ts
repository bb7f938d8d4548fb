import type { Lookups } from '../../../shared/api/office.ts'
import { customName } from '../../../shared/customFields.ts'
import { weekdays } from '../../../shared/domain/officeCalendar.ts'
import { actorOf } from '../accounts/people.ts'
import { letIn } from '../accounts/letIn.ts'
import { setUpOffice } from '../accounts/setUp.ts'
import type { Office } from '../office.ts'
import { query } from '../database/query.ts'
import { regionLines } from '../regions/seedRegions.ts'
import type { Actor } from '../records/access.ts'
import { hiddenCustom } from '../records/shown.ts'
import { askForClocks } from '../service/askForClocks.ts'
import { writeSetting } from '../settings.ts'
import { callerOf } from './caller.ts'
import { lockedState, officeState } from './officeState.ts'
import { atTheDoor, callerIn, openedHost, procedures } from './procedures.ts'

/** The office itself: what it is called, who may open it, and the small lists that every screen needs. */
export const officeProcedures = {
  state: atTheDoor.office.state.handler(({ context: { door, connection } }) => {
    if (door.locked) return lockedState(door.locked)
    const host = openedHost(door)
    letIn(door, host, connection)
    return officeState(host, callerOf(host, connection, 'use'))
  }),

  setUp: procedures.office.setUp.handler(async ({ input, context: { host, connection } }) => {
    const person = await setUpOffice(host.office, input, host.passwordCost)
    if (input.protection === 'protected') connection.hold(host.sessions.begin(person.id))
    return officeState(host, person)
  }),

  change: procedures.office.change.handler(({ input, context }) => {
    const { office } = context.host
    const actor = actorOf(callerIn(context))
    office.store.transact({ id: office.ids(), source: 'interface', actor }, (tx) => {
      if (input.name !== undefined) writeSetting(tx, 'officeName', input.name)
      if (input.locale !== undefined) writeSetting(tx, 'locale', input.locale)
      if (input.casePattern !== undefined) writeSetting(tx, 'casePattern', input.casePattern)
      if (input.mark !== undefined) writeSetting(tx, 'mark', input.mark)
      if (input.autoLock !== undefined) writeSetting(tx, 'autoLock', input.autoLock)
      if (input.followUp !== undefined) writeSetting(tx, 'followUp', input.followUp)
      if (input.escalation !== undefined) {
        writeSetting(tx, 'caseEscalation', input.escalation)
        askForClocks(tx)
      }
      tx.note({ kind: 'settingsChanged', detail: { settings: Object.keys(input).join(' ') } })
      tx.touch('office', 'state')
    })
    return officeState(context.host, context.person)
  }),

  lookups: procedures.office.lookups.handler(({ context }) =>
    lookupsOf(context.host.office, actorOf(callerIn(context))),
  ),

  regions: procedures.office.regions.handler(() => regionLines),
}

function lookupsOf({ reading }: Office, actor: Actor): Lookups {
  const hidden = hiddenCustom(actor)
  const users = reading.all(
    query
      .selectFrom('user')
      .select(['id', 'name', 'login', 'role', 'rights', 'active', 'department', 'deletedAt'])
      .orderBy('titleKey'),
  )
  return {
    users: users.map(({ deletedAt, active, ...user }) => ({
      ...user,
      active: active === 1 && deletedAt === null,
    })),
    departments: reading.all(
      query
        .selectFrom('department')
        .select(['id', 'name', 'parent', 'head'])
        .where('deletedAt', 'is', null)
        .orderBy('titleKey'),
    ),
    tags: reading.all(
      query
        .selectFrom('tag')
        .select(['id', 'name', 'color'])
        .where('deletedAt', 'is', null)
        .orderBy('titleKey'),
    ),
    dictionary: reading
      .all(
        query
          .selectFrom('dictionary')
          .select(['id', 'list', 'code', 'labelZh', 'labelEn', 'position', 'hidden'])
          .where('deletedAt', 'is', null)
          .orderBy('list')
          .orderBy('position'),
      )
      .filter(({ list }) => !hidden.has(list))
      .map(({ hidden, ...entry }) => ({ ...entry, hidden: hidden === null ? null : hidden === 1 })),
    customFields: reading
      .all(
        query
          .selectFrom('customField')
          .select(['id', 'label', 'entity', 'kind', 'position', 'deletedAt'])
          .orderBy('position')
          .orderBy('id'),
      )
      .filter(({ id }) => !hidden.has(customName(id)))
      .map(({ deletedAt, ...field }) => ({ ...field, removed: deletedAt !== null })),
    causes: reading
      .all(
        query
          .selectFrom('caseCause')
          .select(['id', 'name', 'parent', 'position', 'hidden'])
          .where('deletedAt', 'is', null)
          .orderBy('titleKey'),
      )
      .map(({ hidden, ...cause }) => ({ ...cause, hidden: hidden === null ? null : hidden === 1 })),
    workingHours:
      reading.first(
        query
          .selectFrom('workingHours')
          .select(['timeZone', ...weekdays])
          .where('deletedAt', 'is', null),
      ) ?? null,
    specialDays: reading.all(
      query
        .selectFrom('specialDay')
        .select(['id', 'date', 'name', 'kind', 'hours'])
        .where('deletedAt', 'is', null)
        .orderBy('date'),
    ),
  }
}
