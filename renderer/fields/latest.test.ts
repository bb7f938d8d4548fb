import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
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

  it('are stopped when who asked leaves', async () => {
    const page = effectScope()
    const ask = page.run(latest)!
    const stopped = Promise.withResolvers<void>()
    const answer = ask(async (signal) => {
      signal.addEventListener('abort', () => stopped.resolve())
      await stopped.promise
      return '宁波澄川'
    })
    page.stop()
    expect(await answer).toBeUndefined()
  })

  it('fail loudly when the last of them does', async () => {
    await expect(latest()(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })
})
