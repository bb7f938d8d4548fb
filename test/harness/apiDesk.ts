import { createRouterClient } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { router } from '../../electron/host/api/router.ts'
import { createConnection } from '../../electron/host/api/session.ts'
import { openDoor, type Door } from '../../electron/host/door.ts'
import type { Host } from '../../electron/host/host.ts'
import { officeFile } from '../../electron/host/office.ts'
import type { Client } from '../../renderer/connection.ts'
import { failureFrom } from '../../renderer/failureFrom.ts'
import { copiedFrom, officeFolder, tempFolder, toldClock } from './office.ts'

/** Passwords that cost next to nothing: what is advised takes a third of a second each time. */
export const cheap = { ln: 8, r: 8, p: 1 }

/** An office in this process, with desks that call its procedures as the transports do. */
export function tempHost({
  folder: given,
  ...parts
}: Parameters<typeof openDoor>[2] & { folder?: ReturnType<typeof tempFolder> } = {}) {
  const made = { passwordCost: cheap, ...parts }
  const folder = given ?? (parts.migrations ? tempFolder() : officeFolder())
  const clock = toldClock()
  let door = openDoor(folder.path, clock, made)
  return {
    clock,
    folder: folder.path,
    get door(): Door {
      return door
    },
    /** The office, which is open. */
    get host(): Host {
      return door.host!
    },
    /** A client for a connection of its own, on which nobody is signed in. */
    desk: (): Client =>
      createRouterClient(router, { context: { door, connection: createConnection() } }) as Client,
    restart: async () => {
      await door.close()
      door = openDoor(folder.path, clock, made)
    },
    remove: async () => {
      await door.close()
      folder.remove()
    },
  }
}

/** Kind, and where and why for each problem, on one line: `invalid name:required`. */
export async function failing(call: Promise<unknown>): Promise<string> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ failure: failureFrom(error) }),
  )
  if (!('failure' in answer)) return `answered ${JSON.stringify(answer.value)}`
  const { kind, problems } = answer.failure
  return [kind, ...problems.map(({ path, key }) => `${path.join('.')}:${key}`)].join(' ')
}

export const password = '西湖龙井 2026'

/** Sets an office up with an administrator called 沈一禾, who is signed in at the desk that is answered. */
export async function setUpProtected(desk: Client): Promise<Client> {
  await desk.office.setUp({
    protection: 'protected',
    name: '春风商贸',
    locale: 'zh-CN',
    administrator: { name: '沈一禾', password },
  })
  return desk
}

const setUps: Partial<Record<'open' | 'protected', Promise<Buffer>>> = {}

/** A folder of its own for a test, with an office in it whose first run is over: it is gone through once for all. */
export async function setUpFolder(protection: 'open' | 'protected') {
  const bytes = await (setUps[protection] ??= makeSetUp(protection))
  const folder = tempFolder()
  writeFileSync(join(folder.path, officeFile), bytes)
  return folder
}

async function makeSetUp(protection: 'open' | 'protected'): Promise<Buffer> {
  const { desk, door, folder, remove } = tempHost({ every: () => () => {} })
  if (protection === 'protected') await setUpProtected(desk())
  else await desk().office.setUp({ protection, name: '春风商贸', locale: 'zh-CN' })
  await door.close()
  const bytes = copiedFrom(folder)
  await remove()
  return bytes
}

/** Makes an account for staff. */
export const addAccount = (
  chief: Client,
  login: string,
  role: 'staff' | 'administrator' = 'staff',
) =>
  chief.accounts.create({
    id: randomUUID(),
    act: randomUUID(),
    name: `同事 ${login}`,
    login,
    role,
    password: `${login} ${login} ${login}`,
  })
