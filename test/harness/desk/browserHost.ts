import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { frugal } from '../../../build/browserHost.mjs'

/** The built program; `LAIKE_BUILT` names another folder than out/. */
export const built = process.env.LAIKE_BUILT ?? join(import.meta.dirname, '../../../out')

/** The browser host as a process of its own, the built one. */
export interface BrowserHost {
  /** Where the office is open, without a slash at the end. */
  readonly origin: string
  /** Its process. */
  readonly pid: number
  /** Everything it has said so far. */
  said(): string
  /** Sends the signal and resolves with the exit code, null after SIGKILL. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

/** Starts a host on this data folder; rejects with what it said when it does not open. */
export async function startBrowserHost(
  data: string,
  options: { readonly port?: number; readonly sample?: boolean } = {},
): Promise<BrowserHost> {
  const args = ['--data', data, '--port', String(options.port ?? 0)]
  const { child, said } = run(options.sample ? [...args, '--sample'] : args)
  const ended = once(child, 'exit') as Promise<[number | null]>
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', () => {
      const found = /Laike is open at (http:\S+)/.exec(said())?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${said()}`)))
  })
  return {
    origin,
    pid: child.pid!,
    said,
    end: async (signal) => {
      child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}

/** Runs a host that is expected not to open, and resolves with its end. */
export async function runRefusedHost(
  data: string,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { child, said } = run(['--data', data, '--port', '0'])
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: said() }
}

function run(args: readonly string[]): { child: ChildProcess; said: () => string } {
  const entry = join(built, 'main/serve.js')
  const { flags, env } = frugal(entry)
  const child = spawn(process.execPath, [...flags, entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const hear = (chunk: Buffer) => (text += String(chunk))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  // A story that is broken off leaves no host behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return { child, said: () => text }
}
