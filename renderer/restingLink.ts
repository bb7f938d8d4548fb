import type { ClientContext, ClientOptions } from '@orpc/client'
import type { Link } from './connection.ts'

/** Milliseconds that a page may be out of sight before its watch rests: people come back from another tab. */
const grace = 15_000
/** Milliseconds between signs of life of a watch that rests. */
const pulse = 20_000

/**
 * A link whose watch rests while nobody sees the page. A browser keeps six connections to a host at the most, and the
 * watch of each open page holds one: with a seventh page every call would wait for ever. A watch that rested ends when
 * the page is seen again, so that whoever watches starts anew and reads what was missed.
 */
export function restingLink(link: Link, page: Document): Link {
  return {
    call: async (path, input, options) => {
      if (path.join('.') !== 'changes.watch') return link.call(path, input, options)
      if (page.hidden) return rest(page, options.signal)
      return watchWhileSeen(link, path, input, options, page)
    },
  }
}

async function watchWhileSeen(
  link: Link,
  path: readonly string[],
  input: unknown,
  options: ClientOptions<ClientContext>,
  page: Document,
) {
  const tired = new AbortController()
  const signal = AbortSignal.any([tired.signal, ...(options.signal ? [options.signal] : [])])
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    if (page.hidden) timer = setTimeout(() => tired.abort(), grace)
  }
  const leave = () => {
    clearTimeout(timer)
    page.removeEventListener('visibilitychange', look)
  }
  page.addEventListener('visibilitychange', look)
  try {
    const stream = (await link.call(path, input, { ...options, signal })) as AsyncIterable<unknown>
    return follow(stream)
  } catch (error) {
    leave()
    throw error
  }

  async function* follow(stream: AsyncIterable<unknown>) {
    try {
      yield* stream
    } catch (error) {
      if (!tired.signal.aborted) throw error
    } finally {
      leave()
    }
    if (tired.signal.aborted) yield* rest(page, options.signal)
  }
}

/** Says nothing but that it is there, until the page is seen or the caller has enough. */
async function* rest(page: Document, signal: AbortSignal | undefined) {
  while (page.hidden && !signal?.aborted) {
    yield []
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        page.removeEventListener('visibilitychange', wake)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, pulse)
      page.addEventListener('visibilitychange', wake)
      signal?.addEventListener('abort', wake)
    })
  }
}
