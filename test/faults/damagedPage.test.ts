import { closeSync, cpSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { failureOf } from '../../shared/failure.ts'
import { officeFolder, tempFolder } from '../harness/office.ts'
import { isLong, moments } from './moments.ts'

const page = 4096

test('a page that was overwritten is found by a check, and told in a sentence', async () => {
  const folder = officeFolder()
  const file = join(folder.path, 'office.laike')
  const pages = Math.floor(statSync(file).size / page)
  const unseen: number[] = []
  for (const moment of moments(isLong ? 120 : 4, pages - 1)) {
    const copy = tempFolder()
    cpSync(file, join(copy.path, 'office.laike'))
    const descriptor = openSync(join(copy.path, 'office.laike'), 'r+')
    writeSync(descriptor, Buffer.alloc(page, 0xa5), 0, page, (moment + 1) * page)
    closeSync(descriptor)
    const order = { dataDir: copy.path, file: join(copy.path, 'office.laike'), now: 0 }
    const isFound = await here('examine', order).then(
      ({ faults, entities }) => faults > 0 || entities.some(({ astray }) => astray > 0),
      (error: unknown) => failureOf(error)?.problems[0]?.key === 'backupOfficeDamaged',
    )
    if (!isFound) unseen.push(moment)
    copy.remove()
  }
  expect(unseen).toEqual([])
  folder.remove()
}, 300_000)
