import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asBackupFailure } from '../../electron/host/backup/backupTrouble.ts'
import { placeFile } from '../../electron/host/backup/sharedFiles.ts'
import { here } from '../../electron/host/backup/runJob.ts'
import { copyVerified } from '../../electron/host/database/verifiedCopy.ts'
import { openWriter } from '../../electron/host/database/open.ts'
import { readSetting } from '../../electron/host/settings.ts'
import { failureOf } from '../../shared/failure.ts'
import { tempFolder, tempOffice, type TempOffice } from '../harness/office.ts'

/** A small disk of its own needs Linux and its administrator. */
const mayMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['--version']).status === 0

const keyOf = (error: unknown) =>
  failureOf(asBackupFailure(error))?.problems[0]?.key ?? String(error)
const refusal = (work: () => unknown) => {
  try {
    work()
    return 'done'
  } catch (error) {
    return keyOf(error)
  }
}

describe.runIf(mayMount)('a disk of one megabyte', () => {
  let desk: TempOffice
  let disk: string
  beforeEach(() => {
    desk = tempOffice()
    disk = tempFolder().path
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
  })
  afterEach(() => {
    execFileSync('umount', [disk])
    rmdirSync(disk)
    desk.close()
  })

  const order = (place: string) =>
    ({
      dataDir: desk.folder,
      file: desk.office.file,
      place,
      install: 'here',
      reason: 'manual',
      at: desk.clock.now(),
      key: null,
    }) as const

  test('takes no backup, is told so before anything is written, and holds nothing half', async () => {
    expect(keyOf(await here('make', order(disk)).catch((error: unknown) => error))).toBe(
      'backupDiskFull',
    )
    expect(readdirSync(disk)).toEqual([])
  })

  test('that fills up in the midst leaves nothing under a finished name', () => {
    const connection = openWriter(desk.office.file, { writing: false, erasing: false })
    expect(refusal(() => copyVerified(connection, join(disk, 'office.laike')))).toBe(
      'backupDiskFull',
    )
    connection.close()
    const parts = Array.from({ length: 4 }, () => Buffer.alloc(512 * 1024))
    expect(refusal(() => placeFile(join(disk, 'files', 'ab', 'abcd'), parts))).toBe(
      'backupDiskFull',
    )
    const left = readdirSync(disk, { recursive: true }).map(String)
    expect(left.filter((name) => name.endsWith('laike') || name.endsWith('abcd'))).toEqual([])
  })

  test('as the second place stops no backup, and is told', async () => {
    const place = join(desk.folder, 'backups')
    const to = await here('claim', { path: disk, dataDir: desk.folder, id: 'stick' })
    const { name } = await here('make', order(place))
    const install = readSetting(desk.office.reading, 'install') ?? ''
    const bring = () => here('bring', { from: place, to, name, install, now: desk.clock.now() })
    expect(keyOf(await bring().catch((error: unknown) => error))).toBe('backupDiskFull')
    expect(readdirSync(disk)).toEqual(['laike-backups.json'])
    expect(readdirSync(place)).toContain(name)
  })

  test('that can only be read is told apart from a full one', async () => {
    execFileSync('mount', ['-o', 'remount,ro,size=64m', disk])
    expect(keyOf(await here('make', order(disk)).catch((error: unknown) => error))).toBe(
      'backupPlaceUnwritable',
    )
    const claim = here('claim', { path: disk, dataDir: desk.folder, id: 'stick' })
    expect(keyOf(await claim.catch((error: unknown) => error))).toBe('backupPlaceUnwritable')
  })
})

test('a long and Chinese path is as good as any', async () => {
  const desk = tempOffice()
  const long = join(desk.folder, '备份 与 归档'.repeat(8), 'x'.repeat(120), '第二层')
  mkdirSync(long, { recursive: true })
  writeFileSync(join(long, 'else.txt'), 'not ours')
  const order = { dataDir: desk.folder, file: desk.office.file, place: long, key: null } as const
  const { name } = await here('make', {
    ...order,
    install: 'here',
    reason: 'manual',
    at: desk.clock.now(),
  })
  await here('rehearse', { dataDir: desk.folder, place: long, name, key: null })
  expect(readdirSync(long)).toEqual([name, 'else.txt'])
  desk.close()
})
