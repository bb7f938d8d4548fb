import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, inject, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { openOffice } from '../../electron/host/office.ts'
import { putNewOffice, tempFolder } from '../harness/office.ts'
import { isLong } from './moments.ts'

const has = (tool: string) => spawnSync('which', [tool]).status === 0
/** A disk whose power is cut is a loop device, copied in one moment by a file system that can. */
const missing =
  process.platform !== 'linux' || process.getuid?.() !== 0
    ? 'needs Linux and its administrator'
    : !existsSync('/dev/loop-control')
      ? 'needs loop devices'
      : ['mkfs.ext4', 'mkfs.xfs', 'mount'].every(has)
        ? ''
        : 'needs mkfs.ext4 and mkfs.xfs'

const images = isLong ? 40 : 2
const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { stdio: 'pipe' })

function sparse(path: string, megabytes: number): string {
  const file = openSync(path, 'w')
  ftruncateSync(file, megabytes * 1024 * 1024)
  closeSync(file)
  return path
}

/** A disk within a disk: what is written to `disk` and not flushed is not in a copy of `image`. */
function mounted(folder: string) {
  const [shelf, disk, after] = ['shelf', 'disk', 'after'].map((name) => {
    mkdirSync(join(folder, name))
    return join(folder, name)
  }) as [string, string, string]
  run('mkfs.xfs', '-q', '-m', 'reflink=1', sparse(join(folder, 'shelf.img'), 2048))
  run('mount', '-o', 'loop', join(folder, 'shelf.img'), shelf)
  const image = sparse(join(shelf, 'disk.img'), 512)
  run('mkfs.ext4', '-q', image)
  run('mount', '-o', 'loop', image, disk)
  return {
    disk,
    /** Looks at the disk as it would be found had the power gone at this moment. */
    afterPowerCut: async (look: (found: string) => Promise<void>) => {
      const crash = join(shelf, 'crash.img')
      run('cp', '--reflink=always', image, crash)
      run('mount', '-o', 'loop', crash, after)
      try {
        await look(after)
      } finally {
        run('umount', after)
        rmSync(crash)
      }
    },
    unmount: () => {
      run('umount', disk)
      run('umount', shelf)
    },
  }
}

/** Lets somebody work, and calls `cut` at moments with what they had said was done by then. */
async function atWork(
  script: string,
  args: readonly string[],
  cut: (said: readonly string[]) => Promise<void>,
): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      resolve()
    })
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  await Promise.race([begun, closed])
  for (let image = 0; image < images; image += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300 + ((image * 137) % 700)))
    await cut(said.split('\n').slice(0, -1))
  }
  child.kill('SIGKILL')
  await closed
}

test.skipIf(missing)(
  `a power cut at any moment loses no row that was said to be saved, and spoils no finished backup${missing && ` (${missing})`}`,
  async () => {
    const folder = tempFolder()
    const machine = mounted(folder.path)
    const dataDir = join(machine.disk, 'office')
    mkdirSync(join(dataDir, 'backups'), { recursive: true })
    putNewOffice(dataDir)
    run('sync')
    let [rows, backups] = [0, 0]
    const scripts = ['busyBackups.js', 'backupJob.js'].map((name) => join(inject('hosts'), name))
    await atWork(scripts[0]!, [dataDir, scripts[1]!], (said) =>
      machine.afterPowerCut(async (found) => {
        const office = join(found, 'office')
        const named = (what: string) =>
          said.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length + 1))
        openOffice({ dataDir: office }).close()
        const file = new Database(join(office, 'office.laike'), { readonly: true })
        expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
        const present = new Set(file.prepare('select id from customer').pluck().all())
        const logged = file.prepare('select count(*) from change').pluck().get()
        file.close()
        expect(named('saved').filter((id) => !present.has(id))).toEqual([])
        expect(logged).toBe(present.size)
        const place = join(office, 'backups')
        const finished = readdirSync(place).filter((name) => /manual( \d+)?$/.test(name))
        expect(finished).toEqual(expect.arrayContaining(named('backup')))
        for (const name of finished.slice(-3)) {
          await here('rehearse', { dataDir: office, place, name, key: null })
        }
        rows += named('saved').length
        backups += finished.length
      }),
    )
    machine.unmount()
    folder.remove()
    expect(rows).toBeGreaterThan(0)
    if (isLong) console.log(`${images} images: ${rows} rows and ${backups} backups were looked for`)
  },
  isLong ? 1_800_000 : 60_000,
)

test.runIf(isLong && !missing)(
  'and the trial is one: a database that is not flushed at each save does lose rows',
  async () => {
    const folder = tempFolder()
    const machine = mounted(folder.path)
    const file = join(machine.disk, 'careless.db')
    const careless = `
      const file = new (require('better-sqlite3'))(process.argv[1])
      file.pragma('journal_mode = WAL')
      file.pragma('synchronous = NORMAL')
      file.exec('create table row (id integer primary key, text)')
      for (let id = 1; ; id += 1) {
        file.prepare('insert into row values (?, ?)').run(id, 'x'.repeat(500))
        require('fs').writeSync(1, id + '\\n')
      }`
    let spoilt = 0
    await atWork('-e', [careless, file], (said) =>
      machine.afterPowerCut(async (found) => {
        const after = new Database(join(found, 'careless.db'))
        const tables = after.prepare(`select count(*) from sqlite_schema`).pluck().get()
        const kept = tables ? Number(after.prepare('select count(*) from row').pluck().get()) : 0
        after.close()
        if (kept < said.length) spoilt += 1
      }),
    )
    machine.unmount()
    folder.remove()
    console.log(`without it ${spoilt} of ${images} images lost rows that were said to be saved`)
    expect(spoilt).toBeGreaterThan(0)
  },
  600_000,
)
