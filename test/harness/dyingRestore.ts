import { join } from 'node:path'
import { decideRestore } from '../../electron/host/backup/decideRestore.ts'
import { makeBackup } from '../../electron/host/backup/makeBackup.ts'
import { stageRestore } from '../../electron/host/backup/stageRestore.ts'
import { openAfterSwap } from '../../electron/host/backup/swapOffice.ts'
import { openOffice } from '../../electron/host/office.ts'

/** Restores a backup and opens the office again, and dies at the step whose number it is told; says where it is. */
const [dataDir = '', name = '', last = ''] = process.argv.slice(2)
let left = Number(last)
const step = (what: string) => {
  process.stdout.write(`${what}\n`)
  if (left === 0) process.kill(process.pid, 'SIGKILL')
  left -= 1
}
const desk = { tell: step, demandGoing: () => step('going') }
const place = join(dataDir, 'backups')

const office = openAfterSwap(dataDir, () => openOffice({ dataDir }))
const { file, clock } = office
const { manifest, key } = stageRestore({ dataDir, place, name, key: null, office: null }, desk)
const what = { dataDir, file, place, install: 'here', reason: 'restore' } as const
const order = { ...what, at: clock.now(), key: null }
const { name: safety } = makeBackup(order, desk)
step('decide')
const restored = { at: clock.now(), name, madeAt: manifest.madeAt, safety, by: null }
decideRestore({ dataDir, file, restored, keepErased: true, key })
step('decided')
office.close()
openAfterSwap(dataDir, () => openOffice({ dataDir }), step).close()
step('end')
