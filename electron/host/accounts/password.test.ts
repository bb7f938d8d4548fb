import { describe, expect, it } from 'vitest'
import { checkPassword, hashPassword, isOutdated } from './password.ts'

const cheap = { ln: 10, r: 8, p: 1 }

describe('a password', () => {
  it('is kept as a hash that says how it was made, never the same twice', async () => {
    const [first, second] = await Promise.all([hashPassword('春风十里'), hashPassword('春风十里')])
    expect(first).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
    expect(second).not.toBe(first)
    expect(first).not.toContain('春风')
  })

  it('is recognised, and nothing else is', async () => {
    const hash = await hashPassword('correct horse', cheap)
    expect(await checkPassword('correct horse', hash)).toBe(true)
    expect(await checkPassword('correct horse ', hash)).toBe(false)
    expect(await checkPassword('Correct horse', hash)).toBe(false)
    expect(await checkPassword('', hash)).toBe(false)
  })

  it('is the same from a keyboard that composes é and one that does not, in full width and half', async () => {
    const hash = await hashPassword('caf\u00e9 １２３４', cheap)
    expect(await checkPassword('cafe\u0301 1234', hash)).toBe(true)
  })

  it('is made anew once more is asked of a hash', async () => {
    expect(isOutdated(await hashPassword('correct horse', cheap))).toBe(true)
    expect(isOutdated(await hashPassword('correct horse'))).toBe(false)
  })

  it('of nobody is refused, and so is one whose hash is damaged', async () => {
    expect(await checkPassword('anything', undefined)).toBe(false)
    expect(await checkPassword('anything', '$scrypt$ln=15')).toBe(false)
    expect(isOutdated('$scrypt$ln=15')).toBe(true)
  })

  it('of nobody costs as much work to refuse as a wrong one', async () => {
    const hash = await hashPassword('correct horse')
    const wrong = await workOf(() => checkPassword('wrong', hash))
    const nobody = await workOf(() => checkPassword('wrong', undefined))
    expect(nobody).toBeGreaterThan(wrong / 2)
    expect(nobody).toBeLessThan(wrong * 2)
  })
})

/** Processor time, which does not depend on what else the machine is doing. */
async function workOf(task: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
