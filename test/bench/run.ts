import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openOffice } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { openLog } from '../../electron/host/log.ts'
import { lockOffice } from '../../electron/host/officeLock.ts'
import { readOnThreads } from '../../electron/host/reading/readOnThreads.ts'
import { systemClock } from '../../shared/clock.ts'
import { ciphersMeasured } from './ciphers.ts'
import { clocks } from './clocks.ts'
import { browsing } from './browser/browsing.ts'
import { listing } from './listing.ts'
import { againstPeer, percentile, timesOf, type Figure } from './measure.ts'
import { service } from './service.ts'
import { printing } from './printing.ts'
import { scoped } from './scoped.ts'
import { searching } from './searching.ts'
import { demandBenchOffice, seedOffice, whole } from './seedOffice.ts'
import { openingFile, writing } from './writing.ts'

// npm run bench: measures a generated office, a small one unless --data names one that bench:seed made.

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.005' },
    data: { type: 'string' },
    json: { type: 'string', default: 'bench-results.json' },
  },
})

const dataDir = options.data ?? mkdtempSync(join(tmpdir(), 'laike-bench-'))
if (!options.data) await seedOffice(dataDir, Number(options.scale))
const lock = lockOffice(dataDir)
const office = openOffice({ dataDir })
demandBenchOffice(office)
const reader = new URL('../../electron/host/reader.ts', import.meta.url)
const readings = readOnThreads(office, reader, openLog(dataDir, systemClock))
const customers = await readings.ask('size', program, { entity: 'customer' })
const figures = [
  ...(await searching(office, readings, Math.min(customers, whole.customer))),
  ...(await listing(office, readings)),
  ...(await scoped(office, readings, Math.min(customers, whole.customer))),
  ...writing(office),
  ...openingFile(office),
  ...(await service(office, readings)),
  ...(await clocks(office)),
  ...(await printing(office)),
  ...ciphersMeasured(office),
]
await readings.close()
office.close()
lock.release()
figures.push(...starting(dataDir), ...(await browsing(dataDir, customers)))
if (!options.data) rmSync(dataDir, { recursive: true, force: true })

writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)
console.log(`${customers} customers`)
for (const { name, value, unit, against, ratio } of figures) {
  console.log(
    `${name.padEnd(48)} ${value.toFixed(3).padStart(9)} ${unit}   ${ratio.toFixed(3).padStart(8)} × ${against}`,
  )
}

/** Opening the full office beside opening an empty one. */
function starting(dataDir: string): Figure[] {
  const empty = mkdtempSync(join(tmpdir(), 'laike-empty-'))
  openOffice({ dataDir: empty }).close()
  const opening = (folder: string) =>
    percentile(
      timesOf(9, () => openOffice({ dataDir: folder }).close()),
      0.5,
    )
  const figure = againstPeer(
    'office opened, median',
    opening(dataDir),
    'empty office',
    opening(empty),
  )
  rmSync(empty, { recursive: true, force: true })
  return [figure]
}
