import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** How a host is started. */
export interface HostOptions {
  /** Absolute path of the data folder. */
  readonly data: string
  /** Absolute path of the folder that the office lies in now, if where it was moved to is not there. */
  readonly place?: string
  /** Port of the browser host; 0 takes any free one. */
  readonly port: number
  /** Folder of the built interface. */
  readonly static: string
  /** Fills an empty office with the sample one. */
  readonly sample: boolean
}

/** Reads the arguments of a host. Throws an error whose message is one plain sentence about what is wrong with them. */
export function readHostOptions(args: readonly string[], builtInterface: string): HostOptions {
  const { data, place, port, sample, static: folder } = parsed(args)
  if (!data) throw new Error('Say where the office is kept: --data DIR.')
  if (port !== undefined && !isPort(port)) {
    throw new Error('--port needs a number from 0 to 65535, as in --port 4870.')
  }
  return {
    data: resolve(data),
    ...(place && { place: resolve(place) }),
    port: Number(port ?? 0),
    static: resolve(folder ?? builtInterface),
    sample: sample ?? false,
  }
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65535

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        place: { type: 'string' },
        port: { type: 'string' },
        static: { type: 'string' },
        sample: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    // Node says more than one sentence; the first names the option.
    const [sentence] = String((error as Error).message).split(/[.\n]/)
    throw new Error(
      `${sentence}. Known are --data DIR, --place DIR, --port N, --static DIR and --sample.`,
    )
  }
}
