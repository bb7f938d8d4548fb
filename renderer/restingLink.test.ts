import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Link } from './connection.ts'
import { restingLink } from './restingLink.ts'

let hidden = false
function show(seen: boolean) {
  hidden = !seen
  document.dispatchEvent(new Event('visibilitychange'))
}

/** A host that tells one change at once, and then nothing until it is let go. */
function quietHost() {
  let open = 0
  const link: Link = {
    call: async (path, _, { signal }) => {
      if (path.join('.') !== 'changes.watch') return path.join('.')
      open += 1
      return (async function* () {
        try {
          yield ['a change']
          await new Promise((_, reject) =>
            signal?.addEventListener('abort', () => reject(new Error('cut'))),
          )
        } finally {
          open -= 1
        }
      })()
    },
  }
  return { link: restingLink(link, document), open: () => open }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
})
afterEach(() => {
  hidden = false
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const watch = async (link: Link, signal?: AbortSignal) =>
  (await link.call(['changes', 'watch'], undefined, {
    context: {},
    ...(signal && { signal }),
  })) as AsyncGenerator<unknown>

describe('the watch of a page', () => {
  it('holds its connection while the page is seen, and for a moment longer', async () => {
    const host = quietHost()
    const stream = await watch(host.link)
    expect((await stream.next()).value).toEqual(['a change'])
    void stream.next()
    show(false)
    await vi.advanceTimersByTimeAsync(14_000)
    show(true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(host.open()).toBe(1)
  })

  it('lets go of it when nobody sees the page, lives on, and ends when somebody does', async () => {
    const host = quietHost()
    const stream = await watch(host.link)
    await stream.next()
    const next = stream.next()
    show(false)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(host.open()).toBe(0)
    expect(await next).toEqual({ done: false, value: [] })
    const later = stream.next()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await later).toEqual({ done: false, value: [] })
    const last = stream.next()
    show(true)
    expect(await last).toEqual({ done: true, value: undefined })
  })

  it('opens none for a page that was never seen', async () => {
    const host = quietHost()
    show(false)
    const stream = await watch(host.link)
    expect((await stream.next()).value).toEqual([])
    expect(host.open()).toBe(0)
    const last = stream.next()
    show(true)
    expect((await last).done).toBe(true)
  })

  it('ends at once when it is cancelled while it rests', async () => {
    show(false)
    const stop = new AbortController()
    const stream = await watch(quietHost().link, stop.signal)
    await stream.next()
    const last = stream.next()
    stop.abort()
    expect((await last).done).toBe(true)
  })

  it('is all that rests: other calls are made, seen or not', async () => {
    show(false)
    const { link } = quietHost()
    expect(await link.call(['records', 'list'], undefined, { context: {} })).toBe('records.list')
  })
})
