import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNames, runCheck } from './checks.mjs'
import { setUp } from './setUp.mjs'

// What `npm run check` runs: types, lint and format, all of them even when one fails.

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = await setUp(root)
if (!node) process.exit(1)

await Promise.all(
  checkNames.map(async (name) => {
    const { passed, said } = await runCheck(root, node, name)
    process.stdout.write(said)
    console.log(`${passed ? 'ok' : 'FAILED'}  ${name}`)
    if (!passed) process.exitCode = 1
  }),
)
