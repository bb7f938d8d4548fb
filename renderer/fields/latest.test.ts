import { describe, expect, it } from 'vitest'
import { latest } from './latest.ts'

describe('questions asked while one types', () => {
  it('are answered by the last, however late an earlier answer comes', async () => {
    const ask = latest()
    const slow = Promise.withResolvers<string>()
    const first = ask(() => slow.promise)
    const second = ask(() => Promise.resolve('宁波澄川'))
    slow.resolve('宁波')
    expect(await second).toBe('宁波澄川')
    expect(await first).toBeUndefined()
  })

  it('are stopped when another is asked, and fail quietly then', async () => {
    const ask = latest()
    const stopped = ask(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')))
        }),
    )
    void ask(() => Promise.resolve(1))
    expect(await stopped).toBeUndefined()
  })

  it('fail loudly when the last of them does', async () => {
    await expect(latest()(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })
})
