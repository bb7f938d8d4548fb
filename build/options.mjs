import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * @typedef {object} StartOptions
 * @property {boolean} browser open the browser host outright, without looking for the desktop's runtime
 * @property {number | null} port null when any free one will do
 * @property {string | null} data absolute folder, null for the usual one
 * @property {string | null} place absolute folder, where the office lies now if it was moved to one that is not there
 * @property {boolean} sample fill an empty office with the sample one
 */

/**
 * Reads what follows `npm start --`. Returns the options, or one sentence saying what is wrong with them.
 * @param {string[]} args
 * @param {string} [folder] what a relative data folder starts from
 * @returns {{ options: StartOptions } | { problem: string }}
 */
export function readStartOptions(args, folder = process.cwd()) {
  const { tokens } = parseArgs({
    args,
    options: {
      browser: { type: 'boolean' },
      sample: { type: 'boolean' },
      port: { type: 'string' },
      data: { type: 'string' },
      place: { type: 'string' },
    },
    strict: false,
    tokens: true,
  })

  /** @type {StartOptions} */
  const options = { browser: false, port: null, data: null, place: null, sample: false }
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') return unknown(token.value)
    // `--port --sample` would otherwise make "--sample" the port.
    const value = token.inlineValue || !token.value?.startsWith('--') ? token.value : undefined
    if (token.name === 'browser' || token.name === 'sample') {
      if (token.value !== undefined)
        return problem(`--${token.name} 后面不带值。`, `--${token.name} takes no value.`)
      options[token.name] = true
    } else if (token.name === 'data' || token.name === 'place') {
      const said = `--${token.name}`
      if (!value)
        return problem(`${said} 后面要有文件夹。`, `${said} needs a folder, as in ${said} ~/laike.`)
      options[token.name] = resolve(folder, value)
    } else if (token.name === 'port') {
      const port = /^\d{1,5}$/.test(value ?? '') ? Number(value) : 0
      if (port < 1 || port > 65535) {
        return problem(
          '--port 后面要有 1 到 65535 的数字。',
          '--port needs a number from 1 to 65535, as in --port 4870.',
        )
      }
      options.port = port
    } else {
      return unknown(token.rawName)
    }
  }

  if (!options.browser && options.port !== null) return onlyWithBrowser('--port')
  if (!options.browser && options.sample) return onlyWithBrowser('--sample')
  return { options }
}

/** @param {string} word */
function unknown(word) {
  return problem(
    `没有 ${word} 这个选项。`,
    `Unknown option ${word}: there are --browser, --port N, --data DIR, --place DIR and --sample.`,
  )
}

/** @param {string} name */
function onlyWithBrowser(name) {
  return problem(`${name} 要和 --browser 一起用。`, `${name} only goes with --browser.`)
}

/**
 * @param {string} zh
 * @param {string} en
 */
function problem(zh, en) {
  return { problem: `${zh} ${en}` }
}
