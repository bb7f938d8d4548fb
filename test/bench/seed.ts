import { parseArgs } from 'node:util'
import { seedOffice } from './seedOffice.ts'

// npm run bench:seed -- --scale 1 --data DIR: an office of 1,000,000 customers, 1,500,000 contacts and 5,000,000
// interactions and 100,000 cases, or a share of them; --cases says how many cases. Broken off, it goes on where it was.

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.01' },
    data: { type: 'string' },
    cases: { type: 'string' },
  },
})
const scale = Number(options.scale)
if (!options.data || !(scale > 0 && scale <= 10)) {
  console.error('Usage: npm run bench:seed -- --scale 0.01 [--cases 1000] --data DIR')
  process.exit(2)
}
const begun = performance.now()
await seedOffice(
  options.data,
  scale,
  console.log,
  options.cases ? Number(options.cases) : undefined,
)
console.log(`In all: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
