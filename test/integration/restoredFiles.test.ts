import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import { failing, setUpFolder, tempHost } from '../harness/apiDesk.ts'

let office: ReturnType<typeof tempHost>
let chief: Client
let wanted: Promise<void>
let backups: string
beforeEach(async () => {
  let asked = () => {}
  wanted = new Promise((resolve) => (asked = resolve))
  const folder = await setUpFolder('open')
  office = tempHost({ every: () => () => {}, restart: () => asked(), folder })
  chief = office.desk()
  backups = join(folder.path, 'backups')
})
afterEach(() => office.remove())

const ended = async <T>(stream: Promise<AsyncIterable<T>>) => {
  for await (const each of await stream) void each
}
const nameOf = (text: string) => {
  const id = createHash('sha256').update(text).digest('hex')
  return join(id.slice(0, 2), id)
}
const kept = (text: string) => join(office.folder, 'attachments', nameOf(text))
const shared = (text: string) => join(backups, 'files', nameOf(text))
const attach = (text: string) => {
  mkdirSync(dirname(kept(text)), { recursive: true })
  writeFileSync(kept(text), text)
}
const restore = async (name: string) => {
  office.clock.forward(60_000)
  await ended(chief.backup.restore({ from: 'own', name }))
  await wanted
  await office.restart()
  chief = office.desk()
}
const foreseen = async (name: string) => {
  for await (const told of await chief.backup.preview({ from: 'own', name }))
    if (told.kind === 'done') return told.result.lost
  return undefined
}
const lost = async () => (await chief.backup.state()).restored?.lost

test('a restore brings attachments back that are missing or damaged', async () => {
  attach('合同')
  const name = await office.host.backups.make('manual')
  rmSync(kept('合同'))
  await restore(name)
  expect(readFileSync(kept('合同'), 'utf8')).toBe('合同')
  writeFileSync(kept('合同'), '合司')
  await restore(name)
  expect(readFileSync(kept('合同'), 'utf8')).toBe('合同')
  expect(await lost()).toBeUndefined()
})

test.each([null, '西湖龙井 2026'])(
  'a restore goes on where the backup has lost attachments, and tells how many the office has not either (passphrase %s)',
  async (passphrase) => {
    if (passphrase) await chief.backup.encrypt({ passphrase })
    for (const text of ['合同', '图纸', '照片']) attach(text)
    const name = await office.host.backups.make('manual')
    if (passphrase) rmSync(join(backups, 'files'), { recursive: true })
    else {
      rmSync(shared('合同'))
      writeFileSync(shared('图纸'), '')
    }
    rmSync(kept('图纸'))
    expect(await foreseen(name)).toBe(1)
    await restore(name)
    expect(await lost()).toBe(1)
    expect(existsSync(kept('合同'))).toBe(true)
    expect(existsSync(kept('图纸'))).toBe(false)
  },
)

test('a restore comes to nothing where the stick is pulled out meanwhile', async () => {
  attach('合同')
  const name = await office.host.backups.make('manual')
  rmSync(kept('合同'))
  const { run } = office.host.backups
  const asked = { dataDir: office.folder, office: null, key: null, place: backups, name }
  const pull = () => rmSync(backups, { recursive: true, force: true })
  const staged = run('stage', asked, {
    onProgress: ({ phase }) => phase === 'attachments' && pull(),
  })
  expect(await failing(staged)).toMatch(/backupTruncated/)
})
