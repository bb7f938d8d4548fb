import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keepHostOpen } from './browserHost.mjs'
import { build, isBuilt } from './builtOutput.mjs'
import { usualDataFolder } from './dataFolder.mjs'
import { openDesktop } from './desktop.mjs'
import { freePortFrom } from './freePort.mjs'
import { toolEnvironment } from './node24.mjs'
import { readStartOptions } from './options.mjs'
import { setUp } from './setUp.mjs'
import { openInBrowser } from './systemBrowser.mjs'

// What `npm start` runs. It meets a machine with nothing but Node 20 and npm, so it is plain JavaScript on Node alone.

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const usualPort = 4870

process.exitCode = await start(process.argv.slice(2))

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
async function start(args) {
  const read = readStartOptions(args)
  if ('problem' in read) return refuse(read.problem, 2)
  const { options } = read
  const data = options.data ?? usualDataFolder(process.platform, process.env, homedir())

  const node = await setUp(root)
  if (!node) return 1
  if (!isBuilt(root)) {
    console.log('正在构建…… Building.')
    const problem = await build(root, node)
    if (problem !== null) {
      console.error(problem)
      return refuse('没有构建成。 Laike could not be built.', 1)
    }
  }

  const env = toolEnvironment(root, process.env)
  if (!options.browser) {
    const code = await openDesktop(root, { node, env, data, place: options.place })
    if (code !== null) return code
  }

  const port = options.port ?? (await freePortFrom(usualPort))
  if (port === null) {
    return refuse('没有空闲的端口。 No free port was found: name one with --port.', 1)
  }
  return keepHostOpen(root, {
    node,
    env,
    port,
    data,
    place: options.place,
    sample: options.sample,
    onOpen: (address) => {
      if (!options.browser && !process.env.CI) openInBrowser(address)
    },
    show: (text) => void process.stdout.write(text),
    say: (line) => console.error(line),
  })
}

/**
 * @param {string} sentence
 * @param {number} code
 */
function refuse(sentence, code) {
  console.error(sentence)
  return code
}
