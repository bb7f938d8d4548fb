import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSetting } from '../../electron/host/settings.ts'
import { setUpFolder, tempHost } from '../harness/apiDesk.ts'
import { tempFolder } from '../harness/office.ts'

type Opened = ReturnType<typeof tempHost>

let disk: ReturnType<typeof tempFolder>
beforeEach(() => {
  disk = tempFolder()
})
afterEach(() => disk.remove())

const at = (name: string) => join(disk.path, name)
/** Opens an office so many minutes after the first was opened, works in it, and closes it. */
async function during<T>(name: string, minutes: number, work: (office: Opened) => Promise<T>) {
  const folder = { path: at(name), remove: () => {} }
  const office = tempHost({ every: () => () => {}, restart: () => {}, folder })
  office.clock.forward(minutes * 60_000)
  try {
    return await work(office)
  } finally {
    await office.remove()
  }
}
const backUp = ({ host }: Opened) => host.backups.make('scheduled')
const listed = async ({ desk }: Opened) =>
  (await desk().backup.list({ from: 'own' })).map(({ name }) => name)
const installOf = ({ host }: Opened) => readSetting(host.office.reading, 'install')

test('a copy leaves the backups of the other alone that lie in the same folder; a renamed office goes on with its own', async () => {
  renameSync((await setUpFolder('open')).path, at('一号 #1'))
  mkdirSync(at('备份'))
  const [install, first] = await during('一号 #1', 0, async (office) => {
    await office.desk().backup.keepIn({ path: at('备份') })
    return [installOf(office), await backUp(office)]
  })
  cpSync(at('一号 #1'), at('副本 100%'), { recursive: true })
  const copied = await during('副本 100%', 1, async (office) => {
    expect(installOf(office)).not.toBe(install)
    return backUp(office)
  })
  // Of one day each keeps the newest that is its own.
  const newer = await during('副本 100%', 2, async (office) => {
    const name = await backUp(office)
    expect(await listed(office)).toEqual([name, first])
    return name
  })
  expect(newer).not.toBe(copied)
  renameSync(at('一号 #1'), at('一号'))
  await during('一号', 3, async (office) => {
    expect(installOf(office)).toBe(install)
    const name = await backUp(office)
    expect(await listed(office)).toEqual([name, newer])
  })
})

test('a copy that is to be encrypted knows what came along with it that anybody can read', async () => {
  renameSync((await setUpFolder('open')).path, at('一号'))
  await during('一号', 0, backUp)
  cpSync(at('一号'), at('副本'), { recursive: true })
  await during('副本', 1, async (office) => {
    expect(await office.desk().encryption.state()).toMatchObject({ plainBackups: 1 })
  })
})

test('what two copies back up in the same second both lies in a second place that they share', async () => {
  renameSync((await setUpFolder('open')).path, at('一号'))
  cpSync(at('一号'), at('副本'), { recursive: true })
  mkdirSync(at('备份'))
  const made = async (office: Opened) => {
    await office.desk().backup.second({ path: at('备份') })
    return backUp(office)
  }
  const names = [await during('一号', 0, made), await during('副本', 0, made)]
  expect(names[0]).toBe(names[1])
  const there = readdirSync(at('备份')).filter((name) => name.includes('scheduled'))
  const makers = there.map((name) => readFileSync(join(at('备份'), name, 'manifest.json'), 'utf8'))
  expect(new Set(makers).size).toBe(2)
})
