import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../../test/harness/office.ts'
import { decidePlace, officePlace } from './officePlace.ts'

let folder: ReturnType<typeof tempFolder>
let home: string
let moved: string
beforeEach(() => {
  folder = tempFolder()
  ;[home, moved] = [join(folder.path, '家'), join(folder.path, '蓝色硬盘')]
  for (const each of [home, moved]) {
    mkdirSync(each)
    writeFileSync(join(each, 'office.laike'), '')
  }
  decidePlace(home, moved)
})
afterEach(() => folder.remove())

const gone = /where the office was moved to, is not there/

describe('an office that was moved to another disk', () => {
  it('is where it was moved to, whatever else is said, as long as it is there', () => {
    expect(officePlace(home)).toBe(moved)
    expect(officePlace(home, home)).toBe(moved)
  })

  it('is not begun anew in the folder that a disk leaves which is not plugged in', () => {
    rmSync(join(moved, 'office.laike'))
    expect(() => officePlace(home)).toThrow(gone)
    // Half of a swap is there.
    writeFileSync(join(moved, 'swap.json'), '')
    expect(officePlace(home)).toBe(moved)
  })

  it('is found where somebody says from then on, if it is there', () => {
    const elsewhere = join(folder.path, '蓝色硬盘 1')
    renameSync(moved, elsewhere)
    expect(() => officePlace(home)).toThrow(gone)
    expect(() => officePlace(home, folder.path)).toThrow(gone)
    expect(officePlace(home, elsewhere)).toBe(elsewhere)
    expect(officePlace(home)).toBe(elsewhere)
  })

  it('is not opened inside a backup of it', () => {
    const backup = join(folder.path, '2026-11-23 01.30.00 scheduled')
    renameSync(moved, backup)
    writeFileSync(join(backup, 'manifest.json'), '{}')
    expect(() => officePlace(home, backup)).toThrow(gone)
  })

  it('is opened as it was left at home, or anew, only where somebody says so', () => {
    rmSync(moved, { recursive: true })
    expect(() => officePlace(home)).toThrow(gone)
    expect(officePlace(home, home)).toBe(home)
    expect(officePlace(home)).toBe(home)
  })

  it('is not guessed at where what says so can’t be read', () => {
    writeFileSync(join(home, 'moved.json'), '{"to')
    expect(() => officePlace(home)).toThrow(gone)
    expect(officePlace(home, moved)).toBe(moved)
    expect(officePlace(home)).toBe(moved)
  })
})
