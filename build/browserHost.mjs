import { dirname, join } from 'node:path'
import { runUntilItEnds } from './supervised.mjs'

/**
 * What keeps the host small and lets it start soon: what an answer leaves behind is cleared away in paces of 2 MB, by the
 * thread that left it, since waiting for helpers takes longer; glibc keeps two pools of memory for all threads instead of
 * eight a core; and what was compiled once is kept beside it.
 * @param {string} entry script of the host
 */
export const frugal = (entry) => ({
  flags: ['--max-semi-space-size=2', '--no-parallel-scavenge'],
  env: { MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: join(dirname(entry), 'compiled') },
})

const span = 60_000
const restarts = 5

/** Exit codes that say the host meant it: closed, bad options, an office that can't be opened. */
const meant = [0, 2, 3]
/** Exit code of a host that is to be opened anew, as `shared/hostProtocol.ts` has it: its office was restored. */
const again = 4

/**
 * @typedef {object} HostOptions
 * @property {string} node a Node 24
 * @property {NodeJS.ProcessEnv} env
 * @property {number} port
 * @property {string} data
 * @property {string | null} place where the office lies now, if where it was moved to is not there
 * @property {boolean} sample
 * @property {(address: string) => void} onOpen called once, with the address it printed
 * @property {(text: string) => void} show what the host prints
 * @property {(line: string) => void} say what we have to say about it
 */

/**
 * Keeps the browser host open until it is closed: one that dies is started again on the same port, up to five times a
 * minute. Resolves with the exit code of the whole.
 * @param {string} root
 * @param {HostOptions} options
 * @returns {Promise<number>}
 */
export async function keepHostOpen(root, options) {
  const { node, env, port, data, place, sample, onOpen, show, say } = options
  const entry = join(root, 'out', 'main', 'serve.js')
  const { flags, env: own } = frugal(entry)
  const rest = ['--data', data, '--port', String(port), '--static', join(root, 'out', 'renderer')]
  let opened = false
  let printed = ''
  /** @param {string} text */
  const onOutput = (text) => {
    show(text)
    if (opened) return
    printed += text
    const address = /Laike is open at (http:\/\/\S+)\s/.exec(printed)?.[1]
    if (!address) return
    opened = true
    onOpen(address)
  }

  let moved = false
  /** @type {number[]} */
  let deaths = []
  for (;;) {
    // Once it was open the sample is in, which the office may have taken out since.
    const filled = sample && !opened ? ['--sample'] : []
    // Where it lies is written down once it is unlocked; after a move it lies elsewhere.
    const at = place && !moved ? ['--place', place] : []
    const args = [...flags, entry, ...rest, ...filled, ...at]
    const { code, asked } = await runUntilItEnds(node, args, {
      cwd: root,
      env: { ...own, ...env },
      channel: true,
      onOutput,
    })
    if (code !== null && (asked || meant.includes(code))) return code
    if (asked) return 1
    if (code === again) {
      moved = true
      continue
    }

    const now = Date.now()
    deaths = [...deaths.filter((death) => now - death < span), now]
    if (deaths.length > restarts) {
      say(
        '来客一再中断，已停止。已保存的都在。 Laike keeps stopping and was not started again. What was saved is safe.',
      )
      return 1
    }
    say('来客意外中断，正在重新打开…… Laike stopped unexpectedly and is opening again.')
  }
}
