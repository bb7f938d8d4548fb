import { join } from 'node:path'
import { toolEnvironment } from './node24.mjs'
import { runAloud } from './run.mjs'

const checks = [
  { name: 'types', tool: ['vue-tsc', 'bin', 'vue-tsc.js'], args: ['--noEmit'] },
  { name: 'lint', tool: ['eslint', 'bin', 'eslint.js'], args: ['.', '--max-warnings', '0'] },
  {
    name: 'format',
    tool: ['prettier', 'bin', 'prettier.cjs'],
    args: ['--check', '--log-level', 'warn', '.'],
  },
]

/** The names of the checks, in the order they are run. */
export const checkNames = checks.map(({ name }) => name)

/**
 * Runs one check over the whole repository, its output shown. Returns whether it passed.
 * @param {string} root
 * @param {string} node a Node 24
 * @param {string} name one of `checkNames`
 * @returns {Promise<boolean>}
 */
export async function runCheck(root, node, name) {
  const check = checks.find((each) => each.name === name)
  if (!check) throw new Error(`There is no check called ${name}`)
  const code = await runAloud(node, [join(root, 'node_modules', ...check.tool), ...check.args], {
    cwd: root,
    // The linter's slow rules, which need the types, are left out of an editor and of `npx eslint`.
    env: { ...toolEnvironment(root, process.env), LAIKE_LINT: 'full' },
  })
  return code === 0
}
