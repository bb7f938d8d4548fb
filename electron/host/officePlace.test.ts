import { once } from 'node:events'
import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../shared/clock.ts'
import { putNewOffice, tempFolder } from '../../test/harness/office.ts'
import { openPathOf, openReasonOf } from './database/open.ts'
import { query } from './database/query.ts'
import { openDoor } from './door.ts'
import { decidePlace, officePlace, signpost } from './officePlace.ts'

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

/** Holds a data folder, and says a moment later where it was moved to. */
const leavesSoon = `
  const [folder, sign, text] = process.argv.slice(-3)
  const { writeFileSync } = await import('node:fs')
  const { parentPort } = await import('node:worker_threads')
  const { lockOffice } = await import(${JSON.stringify(import.meta.resolve('./officeLock.ts'))})
  const lock = lockOffice(folder)
  parentPort.postMessage('held')
  setTimeout(() => {
    writeFileSync(sign, text)
    lock.release()
  }, 300)
`

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

  it('is found where somebody says, if it is there', () => {
    const elsewhere = join(folder.path, '蓝色硬盘 1')
    renameSync(moved, elsewhere)
    expect(() => officePlace(home)).toThrow(gone)
    expect(() => officePlace(home, folder.path)).toThrow(gone)
    expect(officePlace(home, elsewhere)).toBe(elsewhere)
  })

  it('is looked for where it was opened from then on, which its journal tells', async () => {
    renameSync(moved, `${moved} 1`)
    // What lies there is no office: it is not remembered.
    writeFileSync(join(`${moved} 1`, 'office.laike'), 'a picture')
    expect(refusal(`${moved} 1`)).toEqual(['damaged', `${moved} 1`])
    expect(() => officePlace(home)).toThrow(gone)
    putNewOffice(`${moved} 1`)
    expect(await opened(`${moved} 1`)).toEqual(['openedElsewhere'])
    expect(await opened()).toEqual(['openedElsewhere'])
    rmSync(`${moved} 1`, { recursive: true })
    putNewOffice(home)
    expect(await opened(home)).toEqual(['openedBefore'])
    expect(officePlace(home)).toBe(home)
  })

  it('is opened where it is moved to while somebody waits for the folder that it leaves', async () => {
    for (const each of [home, moved]) putNewOffice(each)
    decidePlace(home, home)
    const mover = new Worker(new URL(`data:text/javascript,${encodeURIComponent(leavesSoon)}`), {
      argv: [home, join(home, signpost), JSON.stringify({ to: moved })],
    })
    await once(mover, 'message')
    const { host, close } = openDoor(home, systemClock)
    expect(host!.office.dataDir).toBe(moved)
    await close()
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
  })

  it('is not guessed at where what says so can’t be read, nor opened where it could not be found again', () => {
    const sign = join(home, signpost)
    writeFileSync(sign, '{"to')
    expect(refusal()).toEqual(['placeUnknown', sign])
    expect(officePlace(home, moved)).toBe(moved)
    rmSync(sign)
    mkdirSync(sign)
    expect(refusal()).toEqual(['placeUnknown', sign])
    putNewOffice(moved)
    expect(refusal(moved)).toEqual(['unwritable', home])
    rmdirSync(sign)
    decidePlace(home, moved)
    expect(officePlace(home)).toBe(moved)
  })

  it('tells of a restore that was refused, though the place of the office could not be written then', async () => {
    const sign = join(home, signpost)
    rmSync(sign)
    mkdirSync(sign)
    putNewOffice(moved)
    writeFileSync(join(moved, 'swap.json'), '{"take":"replaced","aside":"refused"}')
    expect(refusal(moved)).toEqual(['unwritable', home])
    rmdirSync(sign)
    decidePlace(home, moved)
    expect(await opened()).toEqual(['restoreFailed'])
    expect(await opened()).toEqual(['restoreFailed'])
  })
})

/** Why an office is not opened, and what that is about. */
function refusal(place?: string) {
  try {
    openDoor(home, systemClock, { place })
  } catch (error) {
    return [openReasonOf(error), openPathOf(error)]
  }
}

/** What the journal of the office tells that is opened and closed. */
async function opened(place?: string) {
  const { host, close } = openDoor(home, systemClock, { place })
  const { reading } = host!.office
  const events = reading.all<{ kind: string }>(query.selectFrom('event').select('kind'))
  await close()
  return events.map(({ kind }) => kind)
}
