import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, inject, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { openOffice } from '../../electron/host/office.ts'
import { officeFolder } from '../harness/office.ts'
import { isLong, moments } from './moments.ts'

/** Lets somebody write and back up, kills them at a moment, and answers with what they had said was done. */
async function killed(
  dataDir: string,
  after: number,
): Promise<{ saved: string[]; made: string[] }> {
  const scripts = ['busyBackups.js', 'backupJob.js'].map((name) => join(inject('hosts'), name))
  const child = spawn(process.execPath, [scripts[0]!, dataDir, scripts[1]!], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      if (said === '') setTimeout(resolve, after)
      said += part.toString()
    })
  })
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
  const lines = said.split('\n').slice(0, -1)
  const those = (what: string) =>
    lines.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length + 1))
  return { saved: those('saved'), made: those('backup') }
}

test(
  'kill -9 while backups are made and others write loses nothing, and leaves no backup that is not whole',
  async () => {
    const folder = officeFolder()
    const place = join(folder.path, 'backups')
    mkdirSync(place)
    const saved = new Set<string>()
    let checked = 0
    for (const moment of moments(isLong ? 100 : 3, isLong ? 3000 : 700)) {
      const done = await killed(folder.path, moment)
      done.saved.forEach((id) => saved.add(id))
      const finished = readdirSync(place).filter((name) => /manual( \d+)?$/.test(name))
      expect(finished).toEqual(expect.arrayContaining(done.made))
      for (const name of finished) {
        await here('rehearse', { dataDir: folder.path, place, name, key: null })
        rmSync(join(place, name), { recursive: true })
      }
      checked += finished.length
    }
    openOffice({ dataDir: folder.path }).close()
    const file = new Database(join(folder.path, 'office.laike'), { readonly: true })
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    const present = new Set(file.prepare('select id from customer').pluck().all())
    file.close()
    expect([...saved].filter((id) => !present.has(id))).toEqual([])
    expect(saved.size).toBeGreaterThan(10)
    if (isLong)
      console.log(`${saved.size} rows and ${checked} backups were said to be done, and are`)
    folder.remove()
  },
  isLong ? 1_200_000 : 30_000,
)
