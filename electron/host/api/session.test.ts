import { describe, expect, it } from 'vitest'
import { createSessions, longestIdle } from './session.ts'

function office() {
  let now = Date.UTC(2026, 10, 23, 1)
  return {
    sessions: createSessions({ now: () => now }),
    passes: (time: number) => {
      now += time
    },
  }
}

describe('a session', () => {
  it('is known by 256 random bits, and by nothing that is guessed', () => {
    const { sessions } = office()
    const { id } = sessions.begin('wang')
    expect(Buffer.from(id, 'base64url')).toHaveLength(32)
    expect(sessions.use(id)?.user).toBe('wang')
    for (const guess of ['', '__proto__', 'constructor', 'wang', id.slice(0, -1), `${id}A`]) {
      expect(sessions.use(guess)).toBeUndefined()
    }
  })

  it('lasts as long as it is used, and ends after twelve idle hours', () => {
    const { sessions, passes } = office()
    const { id, ended } = sessions.begin('wang')
    passes(longestIdle)
    expect(sessions.use(id)).toBeDefined()
    passes(longestIdle)
    expect(sessions.use(id)).toBeDefined()
    passes(longestIdle + 1)
    expect(sessions.use(id)).toBeUndefined()
    expect(ended.aborted).toBe(true)
  })

  it('is not kept alive by being looked at', () => {
    const { sessions, passes } = office()
    const { id } = sessions.begin('wang')
    passes(longestIdle)
    expect(sessions.look(id)).toBeDefined()
    passes(1)
    expect(sessions.look(id)).toBeUndefined()
  })

  it('ends everywhere but here when the password changes here', () => {
    const { sessions } = office()
    const [here, home, other] = [
      sessions.begin('wang'),
      sessions.begin('wang'),
      sessions.begin('li'),
    ]
    sessions.endAll('wang', here.id)
    expect(sessions.use(here.id)).toBe(here)
    expect(sessions.use(home.id)).toBeUndefined()
    expect(home.ended.aborted).toBe(true)
    expect(sessions.use(other.id)).toBe(other)
  })
})
