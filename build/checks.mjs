import { join } from 'node:path'
import { toolEnvironment } from './node24.mjs'
import { runQuietly } from './run.mjs'

const checks = [
  { name: 'types', tool: ['vue-tsc', 'bin', 'vue-tsc.js'], args: ['--noEmit'] },
  { name: 'lint', tool: ['eslint', 'bin', 'eslint.js'], args: ['.', '--max-warnings', '0'] },
  {
    name: 'format',
    tool: ['prettier', 'bin', 'prettier.cjs'],
    args: ['--check', '--log-level', 'warn', '.'],
  },
]

// A program of types is all alive: clearing up after each few megabytes takes a fifth of the time.
const roomy = '--max-semi-space-size=64'

/** The names of the checks. */
export const checkNames = checks.map(({ name }) => name)

/**
 * Runs one check over the whole repository. Returns whether it passed and what it said: they run beside each other, and
 * what each said is shown in one piece.
 * @param {string} root
 * @param {string} node a Node 24
 * @param {string} name one of `checkNames`
 * @returns {Promise<{ passed: boolean, said: string }>}
 */
export async function runCheck(root, node, name) {
  const check = checks.find((each) => each.name === name)
  if (!check) throw new Error(`There is no check called ${name}`)
  const { code, output } = await runQuietly(
    node,
    [roomy, join(root, 'node_modules', ...check.tool), ...check.args],
    {
      cwd: root,
      // The linter's slow rules, which need the types, are left out of an editor and of `npx eslint`.
      env: { ...toolEnvironment(root, process.env), LAIKE_LINT: 'full' },
    },
  )
  return { passed: code === 0, said: output }
}
