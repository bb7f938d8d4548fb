import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly } from './run.mjs'

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * What the tests need beside Node: a Chromium, a font with Chinese, and something to read a PDF with.
 * @typedef {'chromium' | 'fonts-noto-cjk' | 'poppler-utils'} SystemPackage
 */

/**
 * Installs by apt-get what the tests need and this Linux machine lacks. Returns null, or a sentence that says what is
 * still missing; elsewhere than on Linux nothing is looked for.
 * @returns {Promise<string | null>}
 */
export async function installSystemPackages() {
  if (process.platform !== 'linux') return null
  const missing = await missingPackages()
  if (missing.length === 0) return null
  console.log(`Installing ${missing.join(', ')} for the tests.`)
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...missing]]) {
    await aptGet(args)
  }
  const still = await missingPackages()
  return still.length === 0
    ? null
    : `The tests need ${still.join(', ')}, which could not be installed: run \`sudo apt-get install ${still.join(' ')}\`, or name a browser in LAIKE_CHROMIUM.`
}

/** The browser for the tests: the one in LAIKE_CHROMIUM, else one that is on the machine, else null. */
export function findChromium(env = process.env) {
  if (env.LAIKE_CHROMIUM) return existsSync(env.LAIKE_CHROMIUM) ? env.LAIKE_CHROMIUM : null
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter)]
  const found = browsers.flatMap((name) => folders.map((folder) => join(folder, name)))
  return found.find((path) => existsSync(path)) ?? null
}

/** @returns {Promise<SystemPackage[]>} */
async function missingPackages() {
  /** @type {SystemPackage[]} */
  const missing = []
  if (!findChromium()) missing.push('chromium')
  const fonts = await runQuietly('fc-list', [':lang=zh', 'family'])
  if (fonts.code !== 0 || !fonts.output.trim()) missing.push('fonts-noto-cjk')
  const reader = await runQuietly('pdftotext', ['-v'])
  if (reader.code !== 0) missing.push('poppler-utils')
  return missing
}

/** @param {string[]} args */
async function aptGet(args) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  // Without a terminal no package may stop to ask something.
  const [program = 'env', ...rest] = [
    ...sudo,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...args,
  ]
  const { code, output } = await runQuietly(program, rest)
  if (code !== 0) console.error(output.trim().split('\n').slice(-3).join('\n'))
}
