import {
  createORPCClient,
  mapEventIterator,
  ORPCError,
  type ClientContext,
  type ClientLink,
} from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { readonly, ref, type Ref } from 'vue'
import type { Contract } from '../shared/api/contract.ts'
import { failure, problem, type FailureError } from '../shared/failure.ts'

export type Client = ContractRouterClient<Contract>
export type Link = ClientLink<ClientContext>

/** Finds the host, again and again if need be. */
export interface LinkSource {
  /** Looks for the host: `found` gets every new link, `lost` is called when the last one leads nowhere. */
  start(found: (link: Link) => void, lost: () => void): void
  /** Told that a call failed as if nobody were there. */
  doubt(): void
}

export interface Connection {
  readonly client: Client
  /** Whether there is a host to talk to at this moment. */
  readonly connected: Readonly<Ref<boolean>>
}

/**
 * A client that outlives its host. Calls made before it was first there wait for as long as it takes to open; those made
 * while it is away wait `patience` milliseconds for the next one. Calls and streams that were under way when it went
 * reject with a `gone` failure, cancelled ones with `cancelled`.
 */
export function connect(source: LinkSource, patience = 10_000): Connection {
  const connected = ref(false)
  let started = false
  let wasThere = false
  let line: Link | undefined
  const waiting = new Set<(link: Link) => void>()

  function found(link: Link) {
    line = link
    wasThere = true
    connected.value = true
    for (const take of waiting) take(link)
    waiting.clear()
  }

  function lost() {
    line = undefined
    connected.value = false
  }

  function available(signal: AbortSignal | undefined): Promise<Link> | Link {
    if (!started) {
      started = true
      source.start(found, lost)
    }
    return line ?? nextLink(signal)
  }

  function nextLink(signal: AbortSignal | undefined): Promise<Link> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer)
        waiting.delete(take)
        signal?.removeEventListener('abort', stop)
      }
      const take = (link: Link) => (settle(), resolve(link))
      const stop = () => (settle(), reject(cancelled()))
      const late = () => (settle(), reject(gone()))
      const timer = wasThere ? setTimeout(late, patience) : undefined
      signal?.addEventListener('abort', stop)
      waiting.add(take)
    })
  }

  const link: Link = {
    call: async (path, input, options) => {
      const { signal } = options
      if (signal?.aborted) throw cancelled()
      const used = await available(signal)
      const explained = (error: unknown) => {
        // A range error is input nested too deeply to be written down: nobody was asked yet.
        if (error instanceof ORPCError || error instanceof RangeError) return error
        if (signal?.aborted) return cancelled()
        if (line === used) source.doubt()
        return gone()
      }
      try {
        const output = await used.call(path, input, options)
        return isStream(output)
          ? mapEventIterator(output, {
              value: (value) => value,
              error: async (error) => explained(error),
            })
          : output
      } catch (error) {
        throw explained(error)
      }
    },
  }

  return { client: createORPCClient<Client>(link), connected: readonly(connected) }
}

const gone = (): FailureError => failure('gone', problem([], 'hostGone'))
const cancelled = (): FailureError => failure('cancelled', problem([], 'cancelled'))

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output
