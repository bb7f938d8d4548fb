import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { expect, inject, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { openOffice } from '../../electron/host/office.ts'
import { openReasonOf } from '../../electron/host/database/open.ts'
import { failing, tempHost } from '../harness/apiDesk.ts'
import { officeFolder, putNewOffice, tempFolder } from '../harness/office.ts'
import { isLong } from './moments.ts'

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const needsRoot = isRoot ? '' : ' (needs Linux and its administrator)'
const mayInject = isRoot && spawnSync('strace', ['-V']).status === 0
const needsStrace = mayInject ? '' : ' (needs strace, and Linux and its administrator)'

/** Rows that are in an office's file, which has to be whole. */
function rowsIn(dataDir: string): ReadonlySet<unknown> {
  openOffice({ dataDir }).close()
  const file = new Database(join(dataDir, 'office.laike'), { readonly: true })
  try {
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    return new Set(file.prepare('select id from customer').pluck().all())
  } finally {
    file.close()
  }
}

/** Lets somebody write and back up while a call of the system fails from its n-th time on, until they give up or are stopped. */
async function writtenWhile(dataDir: string, inject_: string): Promise<string[]> {
  const [script, job] = ['busyBackups.js', 'backupJob.js'].map((name) =>
    join(inject('hosts'), name),
  )
  const traced = ['-f', '-qq', '--seccomp-bpf', '-o', '/dev/null', '-e', `inject=${inject_}`]
  const child = spawn('strace', [...traced, process.execPath, script!, dataDir, job!], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  const closed = new Promise((resolve) => child.once('close', resolve))
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 6000))])
  try {
    process.kill(-child.pid!, 'SIGKILL')
  } catch {
    // It has given up by itself.
  }
  await closed
  return said.split('\n').slice(0, -1)
}

/** What fails, and from which time on. */
const troubles = [
  ...['fdatasync', 'fsync'].flatMap((call) =>
    (isLong ? [3, 6, 10, 15, 25, 40, 80] : []).map((when) => `${call}:error=EIO:when=${when}+`),
  ),
  ...(isLong ? [40, 80, 120, 200, 400] : [150]).flatMap((when) => [
    `pwrite64:error=EIO:when=${when}+`,
    ...(isLong ? [`pwrite64:error=ENOSPC:when=${when}+`, `pwrite64:error=EIO:when=${when}`] : []),
  ]),
  'fdatasync:error=EIO:when=12+',
]

test.skipIf(!mayInject)(
  `what was said to be saved is there though the disk fails in the midst, and no backup is half${needsStrace}`,
  async () => {
    let saved = 0
    for (const trouble of troubles) {
      const folder = officeFolder()
      mkdirSync(join(folder.path, 'backups'))
      const said = await writtenWhile(folder.path, trouble)
      const ids = said.filter((line) => line.startsWith('saved')).map((line) => line.slice(6))
      const present = rowsIn(folder.path)
      expect([trouble, ids.filter((id) => !present.has(id))]).toEqual([trouble, []])
      const place = join(folder.path, 'backups')
      for (const name of readdirSync(place).filter((each) => /manual( \d+)?$/.test(each))) {
        await here('rehearse', { dataDir: folder.path, place, name, key: null })
      }
      saved += ids.length
      folder.remove()
    }
    if (isLong)
      console.log(
        `${troubles.length} troubles of a disk: ${saved} rows said to be saved, none lost`,
      )
  },
  isLong ? 900_000 : 60_000,
)

test.skipIf(!isRoot)(
  `a full disk is told in a sentence, loses nothing, and is written to again once there is room${needsRoot}`,
  async () => {
    const disk = tempFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk.path])
    putNewOffice(disk.path)
    const folder = { path: disk.path, remove: () => {} }
    const office = tempHost({ every: () => () => {}, folder })
    const chief = office.desk()
    await chief.office.setUp({ protection: 'open', name: '春风商贸', locale: 'zh-CN' })
    const { bavail, bsize } = statfsSync(disk.path)
    const ballast = join(disk.path, 'ballast')
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 64 * 1024))
    const saved: string[] = []
    const save = (name: string) => {
      const id = v7()
      const notes = 'x'.repeat(5000)
      const values = { name, note: notes }
      return chief.records
        .create({ entity: 'customer', id, act: v7(), values })
        .then(() => void saved.push(id))
    }
    let told = ''
    for (let each = 0; each < 200 && told === ''; each += 1) {
      const answer = await failing(save(`客户 ${each}`))
      if (!answer.startsWith('answered')) told = answer
    }
    expect(told).toBe('invalid :diskFull')
    rmSync(ballast)
    await save('又有地方了')
    await office.remove()
    const present = rowsIn(disk.path)
    expect(saved.filter((id) => !present.has(id))).toEqual([])
    execFileSync('umount', [disk.path])
    disk.remove()
  },
)

test.skipIf(!isRoot)(
  `a folder that can only be read is refused, and left as it is${needsRoot}`,
  () => {
    const folder = officeFolder()
    execFileSync('mount', ['--bind', folder.path, folder.path])
    execFileSync('mount', ['-o', 'remount,ro,bind', folder.path])
    let reason: unknown
    try {
      openOffice({ dataDir: folder.path }).close()
    } catch (error) {
      reason = openReasonOf(error)
    } finally {
      execFileSync('umount', [folder.path])
    }
    expect(reason).toBe('unwritable')
    expect(rowsIn(folder.path).size).toBe(0)
    folder.remove()
  },
)

test.skipIf(!isRoot)(
  `an office on a network drive is refused before anything is opened${needsRoot}`,
  () => {
    const folder = officeFolder()
    const mounts = join(folder.path, 'mountinfo')
    writeFileSync(
      mounts,
      `1 0 8:1 / / rw - ext4 /dev/sda rw\n2 1 0:9 / ${folder.path} rw - cifs //nas/office rw\n`,
    )
    // The kernel here knows no network drives: this process is told that its folder is one.
    const told = `mount --bind ${mounts} /proc/$$/mountinfo && exec "$0" "$@"`
    const serve = join(inject('hosts'), 'serve.js')
    writeFileSync(join(folder.path, 'index.html'), '')
    const { status, stderr } = spawnSync(
      'unshare',
      [
        '-m',
        'sh',
        '-c',
        told,
        process.execPath,
        serve,
        '--data',
        folder.path,
        '--static',
        folder.path,
      ],
      { encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([3, expect.stringContaining('network drive')])
    expect(readdirSync(folder.path)).not.toContain('office.lock')
    folder.remove()
  },
)

test('a file that another program holds for a moment is waited for', async () => {
  const folder = officeFolder()
  const file = join(folder.path, 'office.laike')
  const office = openOffice({ dataDir: folder.path })
  // A thread of its own would share this process's locks.
  const holding = spawn(process.execPath, [
    '-e',
    `const file = new (require('better-sqlite3'))(process.argv[1])
     file.exec('begin immediate')
     process.stdout.write('held')
     setTimeout(() => { file.exec('commit'); file.close() }, 400)`,
    file,
  ])
  await new Promise((resolve) => holding.stdout.once('data', resolve))
  const id = v7()
  office.store.transact(
    { id: v7(), source: 'interface', actor: { user: null, role: 'program' } },
    (tx) => office.store.create(tx, office.registry['customer']!, id, { name: '等到了' }),
  )
  office.close()
  expect(rowsIn(folder.path)).toContain(id)
  folder.remove()
})
