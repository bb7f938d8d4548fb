import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { AnyRow } from '../../shared/entity.ts'
import type { Clock } from '../../shared/clock.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { openWriter } from '../../electron/host/database/open.ts'
import {
  officeFile,
  openOffice,
  type Office,
  type OfficeOptions,
} from '../../electron/host/office.ts'
import { program, type Actor } from '../../electron/host/records/access.ts'
import { historyOf } from '../../electron/host/records/history.ts'
import { undoAct } from '../../electron/host/records/undo.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { createLists, type Lists } from '../../electron/host/records/list.ts'
import type { Act } from '../../electron/host/records/changeLog.ts'

/** A clock that stands still until it is told. */
export interface ToldClock extends Clock {
  set(ms: number): void
  forward(ms: number): void
}

export function toldClock(start = Date.UTC(2026, 10, 23, 1, 30)): ToldClock {
  let now = start
  return {
    now: () => now,
    set: (ms) => {
      now = ms
    },
    forward: (ms) => {
      now += ms
    },
  }
}

/** A folder of its own for a test, gone when `remove` is called. */
export function tempFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'laike-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

let madeOffice: Buffer | undefined

/** A folder of its own for a test, with an office in it that is as new. */
export function officeFolder(): ReturnType<typeof tempFolder> {
  const folder = tempFolder()
  putNewOffice(folder.path)
  return folder
}

/** Puts an office into a folder that nobody has worked in: it goes through the migrations once for all. */
export function putNewOffice(folder: string): void {
  writeFileSync(join(folder, officeFile), (madeOffice ??= makeOffice()))
}

function makeOffice(): Buffer {
  const { path, remove } = tempFolder()
  openOffice({ dataDir: path }).close()
  const bytes = copiedFrom(path)
  remove()
  return bytes
}

/** What lies in the folder of a closed office, to be put into others. */
export function copiedFrom(folder: string): Buffer {
  const file = join(folder, officeFile)
  const connection = openWriter(file, { writing: false, erasing: false })
  // Each copy is an office and an install of its own.
  connection.exec(`delete from setting where name in ('site', 'place', 'office', 'install')`)
  connection.close()
  return readFileSync(file)
}

/** A real office in a folder of its own, with an administrator and a member of staff in it. */
export function tempOffice(options: Omit<OfficeOptions, 'dataDir'> = {}) {
  const folder = options.migrations ? tempFolder() : officeFolder()
  const clock = toldClock()
  const open = () => openOffice({ clock, ...options, dataDir: folder.path })
  let office = open()
  let lists = listsOf(office)
  const chief: Actor = { user: v7(), role: 'administrator' }
  const clerk: Actor = { user: v7(), role: 'staff' }
  office.store.transact(actOf(program, 'setUp'), (tx) => {
    office.store.create(tx, entities.user, chief.user!, {
      name: '沈一禾',
      login: 'shen',
      role: 'administrator',
    })
    office.store.create(tx, entities.user, clerk.user!, {
      name: '陆青',
      login: 'lu',
      role: 'staff',
    })
  })
  return {
    get office(): Office {
      return office
    },
    get lists(): Lists {
      return lists
    },
    clock,
    chief,
    clerk,
    folder: folder.path,
    /** Closes the office and opens it again, as on the next morning. */
    reopen: () => {
      office.close()
      office = open()
      lists = listsOf(office)
    },
    create: (name: EntityName, values: object, actor = chief, id: string = v7()): AnyRow =>
      office.store.transact(actOf(actor), (tx) =>
        office.store.create(tx, entities[name], id, values),
      ),
    update: (
      name: EntityName,
      id: string,
      values: object,
      actor = chief,
      act = actOf(actor),
    ): AnyRow =>
      office.store.transact(act, (tx) => office.store.update(tx, entities[name], id, values)),
    remove: (name: EntityName, id: string, actor = chief, act = actOf(actor)) =>
      office.store.transact(act, (tx) => office.store.remove(tx, entities[name], id)),
    /** Changes of a record, newest first. */
    history: (record: string) =>
      historyOf(office.reading, record, { before: null, limit: 500 }).entries,
    /** Takes an act back, in the batches of whoever it is done for. */
    undo: (act: string, actor = chief, by = actOf(actor, 'undo'), signal?: AbortSignal) =>
      outcomeOf(Promise.resolve(undoAct(office, by, act, signal))),
    close: () => {
      office.close()
      folder.remove()
    },
  }
}

/** Lists that follow what is written, as a host keeps them. */
function listsOf(office: Office): Lists {
  const lists = createLists(office)
  office.changed.watch(lists.heard)
  return lists
}

export type TempOffice = ReturnType<typeof tempOffice>

/** An act of somebody's, with an id of its own. */
export function actOf(actor: Actor, source: Act['source'] = 'interface'): Act {
  return { id: v7(), source, actor }
}

/** What is wrong with something that is refused, each with the field it is said at; undefined when it is not. */
export function problemsIn(work: () => unknown) {
  try {
    work()
  } catch (error) {
    return failureOf(error)?.problems.map(({ path, key }) => [path[0], key])
  }
  return undefined
}
