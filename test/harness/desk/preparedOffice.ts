import { mkdirSync } from 'node:fs'
import { setUpOffice } from '../../../electron/host/accounts/setUp.ts'
import { keepHash } from '../../../electron/host/accounts/credentials.ts'
import { hashPassword } from '../../../electron/host/accounts/password.ts'
import { actorOf } from '../../../electron/host/accounts/people.ts'
import { openOffice, type Office } from '../../../electron/host/office.ts'
import { program, type Actor } from '../../../electron/host/records/access.ts'
import type { Person } from '../../../shared/api/office.ts'
import type { Entities, EntityName } from '../../../shared/entities/registry.ts'
import type { DraftOf } from '../../../shared/entity.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { actOf, putNewOffice } from '../office.ts'

/** Everybody's password in an office that is prepared. */
export const everybodysPassword = '一禾 2026 opens'
/** At the advised cost, which is why it is hashed once for all offices. */
let everybodysHash: Promise<string> | undefined

/** An office as a story finds it, where its first run is not what the story is about. */
export interface PreparedOffice {
  readonly name?: string
  /** Name of the administrator of a protected office; an open one has none. */
  readonly administrator?: string
  /** Names of the staff of a protected office, who sign in by them. */
  readonly staff?: readonly string[]
  /** Puts records into it. */
  readonly fill?: (office: OfficeToFill) => void
}

/** What a story puts its records in with. */
export interface OfficeToFill {
  /** Adds a record, made by the administrator, and gives its id. */
  add<E extends EntityName>(entity: E, values: DraftOf<Entities[E]>): string
  /** Adds very many in one go. */
  addMany<E extends EntityName>(entity: E, all: readonly DraftOf<Entities[E]>[]): void
  /** UTC milliseconds of now. */
  readonly now: number
}

/** Sets an office up in the folder and closes it again. */
export async function prepareOffice(
  data: string,
  locale: Locale,
  { name = '一禾办公用品', administrator, staff = [], fill }: PreparedOffice,
): Promise<void> {
  mkdirSync(data, { recursive: true })
  putNewOffice(data)
  const office = openOffice({ dataDir: data })
  try {
    const chief = await setUpOffice(
      office,
      administrator
        ? {
            protection: 'protected',
            name,
            locale,
            administrator: { name: administrator, password: everybodysPassword },
          }
        : { protection: 'open', name, locale },
      { ln: 8, r: 8, p: 1 },
    )
    if (administrator) await keepPassword(office, chief.id)
    for (const each of staff) await addStaff(office, chief, each)
    const actor = actorOf(chief)
    fill?.({
      add: addTo(office, actor),
      addMany: (entity, all) =>
        office.store.transact(actOf(actor), (tx) => {
          for (const values of all) {
            office.store.create(tx, office.registry[entity]!, office.ids(), values)
          }
        }),
      now: office.clock.now(),
    })
  } finally {
    office.close()
  }
}

async function addStaff(office: Office, chief: Person, name: string): Promise<void> {
  const id = office.ids()
  office.store.transact(actOf(actorOf(chief)), (tx) => {
    office.store.create(tx, office.registry.user!, id, { name, login: name, role: 'staff' })
  })
  await keepPassword(office, id)
}

async function keepPassword(office: Office, user: string): Promise<void> {
  const hash = await (everybodysHash ??= hashPassword(everybodysPassword))
  office.store.transact(actOf(program), (tx) => keepHash(tx, user, hash, tx.now))
}

const addTo =
  (office: Office, actor: Actor): OfficeToFill['add'] =>
  (entity, values) => {
    const id = office.ids()
    office.store.transact(actOf(actor), (tx) =>
      office.store.create(tx, office.registry[entity]!, id, values),
    )
    return id
  }
