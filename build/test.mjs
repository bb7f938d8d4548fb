import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './builtOutput.mjs'
import { checkNames, runCheck } from './checks.mjs'
import { toolEnvironment } from './node24.mjs'
import { runAloud } from './run.mjs'
import { setUp } from './setUp.mjs'
import { findChromium, installSystemPackages } from './systemPackages.mjs'
import { lastLine, sum, totalsOfRun } from './testTotals.mjs'

// What `npm test` runs: everything, from a bare machine on. Plain JavaScript, like `npm start`.
// Whatever happens, its last line says `N passed, N failed, N skipped`.

/** @import { Totals } from './testTotals.mjs' */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = join(root, 'test-results')

/** @type {Totals[]} */
const parts = []
try {
  await testAll(process.argv.slice(2))
} catch (error) {
  console.error(error)
  parts.push({ passed: 0, failed: 1, skipped: 0 })
}
const totals = sum(parts)
if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1
console.log(lastLine(totals))

/** @param {string[]} args */
async function testAll(args) {
  const unknown = args.find((each) => each !== '--quick')
  if (unknown) {
    console.error(`Unknown option ${unknown}: there is only --quick, which leaves out e2e.`)
    process.exitCode = 2
    return
  }
  const node = await setUp(root)
  if (!node) return void parts.push(judged(false))
  const problem = await installSystemPackages()
  if (problem) console.error(problem)

  // Beside each other: by itself each of them would leave a core idle.
  const [built] = await Promise.all([
    timed('build', async () => {
      const words = await build(root, node)
      if (words !== null) console.error(words)
      return judged(words === null)
    }),
    ...checkNames.map((name) =>
      timed(name, async () => {
        const { passed, said } = await runCheck(root, node, name)
        process.stdout.write(said)
        return judged(passed)
      }),
    ),
  ])
  // In one run: no core is left idle while another one has files to go.
  const quick = ['unit', 'interface', 'integration']
  await timed(quick.join(', '), () => runTests(node, 'quick', quick))
  await timed('faults', () => runTests(node, 'faults', ['faults']))
  if (args.includes('--quick')) return
  await timed('e2e', async () => {
    if (built.passed) return runTests(node, 'e2e', ['e2e'])
    console.error('Nothing was built that the stories could be played on.')
    return judged(false)
  })
}

/**
 * Runs projects of vitest.config.ts and counts them.
 * @param {string} node
 * @param {string} part
 * @param {string[]} projects
 */
async function runTests(node, part, projects) {
  const file = join(results, `${part}.json`)
  rmSync(file, { force: true })
  const code = await runAloud(
    node,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    {
      cwd: root,
      env: { ...toolEnvironment(root, process.env), LAIKE_CHROMIUM: findChromium() ?? undefined },
    },
  )
  return totalsOfRun(readReport(file), code)
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {string} name
 * @param {() => Promise<Totals>} run
 */
async function timed(name, run) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const totals = await run()
  parts.push(totals)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`── ${name}: ${lastLine(totals)}, in ${seconds} s`)
  return totals
}

/**
 * @param {boolean} passed
 * @returns {Totals}
 */
function judged(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}
