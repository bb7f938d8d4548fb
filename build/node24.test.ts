import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import { isRecentEnough, toolEnvironment } from './node24.mjs'

it.each([
  ['v24.21.0\n', true],
  ['v26.0.0', true],
  ['v22.12.0', false],
  ['v20.20.2', false],
  ['command not found', false],
])('takes %j for a Node that Laike runs on: %s', (version, enough) => {
  expect(isRecentEnough(version)).toBe(enough)
})

it('puts the packaged programs first on the path, once', () => {
  const bin = join('/laike', 'node_modules', '.bin')
  const env = toolEnvironment('/laike', { Path: '/usr/bin', HOME: '/home/mei' })
  expect(env).toEqual({ Path: [bin, '/usr/bin'].join(delimiter), HOME: '/home/mei' })
  expect(toolEnvironment('/laike', env)).toBe(env)
})
