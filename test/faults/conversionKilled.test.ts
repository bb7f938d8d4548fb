import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { openDoor } from '../../electron/host/door.ts'
import { checkOf, createOfficeKey } from '../../electron/host/keys/officeKey.ts'
import { officeOf } from '../../electron/host/keys/officeKeys.ts'
import { wrapByPassword, wrapByRecovery } from '../../electron/host/keys/wrapping.ts'
import { query } from '../../electron/host/database/query.ts'
import { cheap, password, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { tempFolder, toldClock } from '../harness/office.ts'
import { isLong } from './moments.ts'

const words = '青麓纸业年度供货合同'
const contract = Buffer.from(words.repeat(100))
const id = createHash('sha256').update(contract).digest('hex')
/** Every step, or one of twelve: with the programs that are started for it that is enough for each day. */
const pace = isLong ? 1 : 12

async function contractedOffice() {
  const office = tempHost()
  const chief = await setUpProtected(office.desk())
  const upload = crypto.randomUUID()
  await chief.attachments.write({ upload, offset: 0, content: contract.toString('base64') })
  await chief.attachments.finish({ upload, name: '合同.txt', type: 'text/plain' })
  const key = createOfficeKey('aegis')
  const { reading } = office.host.office
  const user = reading.first(query.selectFrom('user').select('id'))!.id
  const wrap = await wrapByPassword(key.master, user, password, cheap)
  const file = {
    format: 1,
    office: officeOf(office.host.office),
    cipher: key.cipher,
    check: checkOf(key.master),
    people: [{ user, login: '沈一禾', ...wrap }],
    recovery: { ...wrapByRecovery(key.master, new Uint8Array(20)), madeAt: 0 },
  }
  await office.door.close()
  const keys = tempFolder()
  writeFileSync(join(keys.path, 'keys.json'), JSON.stringify({ key, file }))
  return { office, keys }
}

/** Opens whatever lies in a folder as people do, and tells whether it was encrypted. All of it has to be there. */
async function opened(folder: string): Promise<boolean> {
  const door = openDoor(folder, toldClock(), { passwordCost: cheap })
  const encrypted = door.locked !== undefined
  await door.unlock('沈一禾', password)
  const { office, attachments } = door.host!
  const names = office.reading.all(query.selectFrom('user').select('name'))
  expect(names).toEqual([{ name: '沈一禾' }])
  expect(contract.equals((await attachments.read(id, 0, contract.length)).bytes)).toBe(true)
  await door.close()
  const lying = readdirSync(join(folder, 'attachments'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, 'attachments', name))
    .filter((path) => path.length > folder.length + 60)
  expect(lying.some((path) => readFileSync(path).includes(words))).toBe(!encrypted)
  for (const left of ['restoring', 'replaced', 'swap.json'])
    expect(readdirSync(folder)).not.toContain(left)
  expect(existsSync(join(folder, 'office.keys'))).toBe(encrypted)
  return encrypted
}

test('an office whose encryption or decryption is killed at any step is whole in one form or the other', async () => {
  const { office, keys } = await contractedOffice()
  let from = office.folder
  const done: ReturnType<typeof tempFolder>[] = []
  for (const way of ['encrypt', 'decrypt'] as const) {
    const outcomes: boolean[] = []
    for (let last = 0, ended = false; !ended; last += pace) {
      const folder = tempFolder()
      cpSync(from, folder.path, { recursive: true })
      const script = join(inject('hosts'), 'dyingConversion.js')
      const { stdout, signal } = spawnSync(process.execPath, [
        script,
        folder.path,
        way,
        join(keys.path, 'keys.json'),
        String(last),
      ])
      ended = signal === null
      const said = stdout.toString().trim().split('\n')
      const isNew = said.includes('decided')
      expect([said.at(-1), await opened(folder.path)]).toEqual([
        said.at(-1),
        isNew === (way === 'encrypt'),
      ])
      outcomes.push(isNew)
      if (ended) {
        from = folder.path
        done.push(folder)
      } else folder.remove()
    }
    expect(new Set(outcomes)).toEqual(new Set([false, true]))
    if (isLong) console.log(`${way}: ${outcomes.length} steps`)
  }
  for (const folder of [...done, keys]) folder.remove()
  await office.remove()
}, 600_000)
