import { z } from 'zod'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'

/** A web address in full, or undefined; only http and https, so that no script hides in a link. */
function readLink(typed: string): string | undefined {
  const plain = typed.trim()
  if (plain.length > 2000 || /\s/.test(plain)) return undefined
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(plain) && !/^[^/]+:\d+/.test(plain) ? plain : `https://${plain}`
  const url = URL.canParse(whole) ? new URL(whole) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined
  return whole
}

export const link: KindBehaviour<string> = {
  column: 'TEXT',
  schema: () =>
    z.string('notLink').transform((typed, context) => {
      const read = readLink(typed)
      if (read !== undefined) return read
      context.addIssue({ code: 'custom', message: 'notLink' })
      return z.NEVER
    }),
  ...asText,
  parse: (typed) => {
    if (!typed.trim()) return { value: null }
    const value = readLink(typed)
    return value === undefined ? { problem: 'notLink' } : { value }
  },
  format: (value) => value.replace(/^https?:\/\//, '').replace(/\/$/, ''),
  compare: compareTexts,
  operators: ['contains', 'notContains', 'empty', 'filled'],
}
