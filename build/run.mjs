import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a program to its end without showing it, and returns what it said on both streams.
 * `code` is null when it could not be started or was ended by a signal, `signal` among them.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, shell?: boolean }} [options]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export async function runQuietly(program, args, options = {}) {
  const child = spawn(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  }
  try {
    const [code] = await once(child, 'close')
    return { code, output }
  } catch (error) {
    return { code: null, output: String(error) }
  }
}

/**
 * Runs a program to its end, its output streamed through. Returns its exit code, null when it had none.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number | null>}
 */
export async function runAloud(program, args, options = {}) {
  try {
    const [code] = await once(spawn(program, args, { ...options, stdio: 'inherit' }), 'close')
    return code
  } catch (error) {
    console.error(String(error))
    return null
  }
}
