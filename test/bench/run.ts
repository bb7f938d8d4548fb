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

// npm run bench: measures a generated office, a small one unless --data names one that bench:seed made; --only search,lists
// measures some of its parts.

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.005' },
    data: { type: 'string' },
    json: { type: 'string', default: 'bench-results.json' },
    only: { type: 'string' },
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
const known = Math.min(customers, whole.customer)

type Part = () => readonly Figure[] | Promise<readonly Figure[]>
/** What is measured of an open office. */
const within: Readonly<Record<string, Part>> = {
  search: () => searching(office, readings, known),
  lists: () => listing(office, readings),
  rights: () => scoped(office, readings, known),
  writing: () => writing(office),
  opening: () => openingFile(office),
  service: () => service(office, readings),
  clocks: () => clocks(office),
  printing: () => printing(office),
  ciphers: () => ciphersMeasured(office),
}
/** What opens it by itself. */
const alone: Readonly<Record<string, Part>> = {
  starting: () => starting(dataDir),
  browser: () => browsing(dataDir, customers),
}
const only = options.only?.split(',')
const unknown = only?.find((name) => !(name in within || name in alone))
if (unknown !== undefined) throw new Error(`No part is called ${unknown}`)

console.log(`${customers} customers`)
const figures: Figure[] = []
await measure(within)
await readings.close()
office.close()
lock.release()
await measure(alone)
if (!options.data) rmSync(dataDir, { recursive: true, force: true })
writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)

/** Measures the parts that are asked for, and says each as it is known. */
async function measure(parts: Readonly<Record<string, Part>>): Promise<void> {
  for (const [part, figuresOf] of Object.entries(parts)) {
    if (only && !only.includes(part)) continue
    const found = await figuresOf()
    figures.push(...found)
    for (const { name, value, unit, against, ratio } of found) {
      console.log(
        `${name.padEnd(48)} ${value.toFixed(3).padStart(9)} ${unit}   ${ratio.toFixed(3).padStart(8)} × ${against}`,
      )
    }
  }
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
