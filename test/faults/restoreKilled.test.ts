import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, inject, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { openAfterSwap } from '../../electron/host/backup/swapOffice.ts'
import { openOffice } from '../../electron/host/office.ts'
import { tempFolder, tempOffice } from '../harness/office.ts'
import { isLong } from './moments.ts'

const namesIn = (file: string) => {
  const connection = new Database(file, { readonly: true })
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
  const names = connection.prepare('select name from customer order by name').pluck().all()
  connection.close()
  return names
}

/** Every step, or one of eight: with the hosts that are started for it that is enough for each day. */
const pace = isLong ? 1 : 8

test('a restore that is killed at any step leaves the office as it was, or as the backup has it', async () => {
  const desk = tempOffice()
  const place = join(desk.folder, 'backups')
  const { dataDir, file } = desk.office
  desk.create('customer', { name: '那时' })
  const { name } = await here('make', {
    dataDir,
    file,
    place,
    install: 'here',
    reason: 'manual',
    at: desk.clock.now(),
    key: null,
  })
  desk.create('customer', { name: '如今' })
  // Killed, and not closed: the log of the database lies beside it.
  const killed = tempFolder()
  cpSync(desk.folder, killed.path, { recursive: true })

  const outcomes: string[] = []
  for (let last = 0, ended = false; !ended; last += pace) {
    const folder = tempFolder()
    cpSync(killed.path, folder.path, { recursive: true })
    const script = join(inject('hosts'), 'dyingRestore.js')
    const { stdout, signal } = spawnSync(process.execPath, [
      script,
      folder.path,
      name,
      String(last),
    ])
    ended = signal === null
    const said = stdout.toString().trim().split('\n')
    openAfterSwap(folder.path, () => openOffice({ dataDir: folder.path })).close()
    const isNew = said.includes('decided')
    expect([said.at(-1), namesIn(join(folder.path, 'office.laike'))]).toEqual([
      said.at(-1),
      isNew ? ['那时'] : ['如今', '那时'],
    ])
    // What has the name of a backup is whole, and nothing half done is left.
    const backups = readdirSync(join(folder.path, 'backups')).filter((each) => each !== 'files')
    for (const each of backups.filter((made) => !made.endsWith('.part'))) {
      await here('rehearse', {
        dataDir: folder.path,
        place: join(folder.path, 'backups'),
        name: each,
        key: null,
      })
    }
    for (const left of ['restoring', 'replaced', 'swap.json']) {
      expect(readdirSync(folder.path)).not.toContain(left)
    }
    outcomes.push(isNew ? 'new' : 'old')
    folder.remove()
  }
  expect(new Set(outcomes)).toEqual(new Set(['old', 'new']))
  if (isLong)
    console.log(`${outcomes.length} steps: ${outcomes.filter((each) => each === 'new').length} new`)
  killed.remove()
  desk.close()
}, 600_000)
