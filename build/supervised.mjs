import { spawn } from 'node:child_process'
import { whenOrphaned } from './orphaned.mjs'

const closingLimit = 15_000

/**
 * @typedef {object} Ending
 * @property {number | null} code
 * @property {boolean} asked whether it was told to stop by us, after Ctrl+C or a signal
 */

/**
 * Runs a program that stays open until it or its user ends it. A signal that reaches us is passed on to it once, as
 * SIGTERM; it then has fifteen seconds to close. Its errors are shown as they come, its output goes to `onOutput`.
 * With `channel` it has an IPC channel to us, whose end tells it that we are gone even if we were killed.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, channel: boolean, onOutput: (text: string) => unknown }} options
 * @returns {Promise<Ending>}
 */
export function runUntilItEnds(program, args, { cwd, env, channel, onOutput }) {
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: channel ? ['ignore', 'pipe', 'inherit', 'ipc'] : ['ignore', 'pipe', 'inherit'],
  })
  child.stdout?.setEncoding('utf8').on('data', onOutput)

  let asked = false
  /** @type {NodeJS.Timeout | undefined} */
  let limit
  const stop = () => {
    if (asked) return
    asked = true
    // Windows knows no SIGTERM, kill() would end it on the spot; there the closed channel asks it to close.
    if (process.platform !== 'win32') child.kill('SIGTERM')
    else if (child.connected) child.disconnect()
    limit = setTimeout(() => child.kill('SIGKILL'), closingLimit)
  }
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, stop)
  const endWatch = whenOrphaned(stop)

  return new Promise((settle) => {
    /** @param {number | null} code */
    const end = (code) => {
      clearTimeout(limit)
      endWatch()
      for (const signal of signals) process.off(signal, stop)
      settle({ code, asked })
    }
    child.once('error', () => end(null))
    child.once('close', end)
  })
}
