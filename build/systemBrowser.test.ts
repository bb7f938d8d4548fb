import { expect, it } from 'vitest'
import { opener } from './systemBrowser.mjs'

const address = 'http://127.0.0.1:4870'

it.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'cmd'],
] as const)('on %s the address is opened with %s', (platform, program) => {
  const command = opener(platform, address)
  expect(command.program).toBe(program)
  expect(command.args.at(-1)).toBe(address)
})
