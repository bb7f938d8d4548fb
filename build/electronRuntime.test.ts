import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { downloadAddress, electronProgram, fetchElectron, hasScreen } from './electronRuntime.mjs'

let root: string
let electron: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'laike-electron-'))
  electron = join(root, 'node_modules', 'electron')
  write('package.json', JSON.stringify({ version: '45.4.1' }))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(electron, path)), { recursive: true })
  writeFileSync(join(electron, path), text)
}

function runtime(version: string) {
  write('dist/version', version)
  write('dist/electron', '')
  write('path.txt', 'electron')
}

it('finds the runtime that the installer left', () => {
  runtime('45.4.1')
  expect(electronProgram(root)).toBe(join(electron, 'dist', 'electron'))
})

it('has none before it was fetched, and none that belongs to an older version', () => {
  expect(electronProgram(root)).toBeNull()
  runtime('44.0.0')
  expect(electronProgram(root)).toBeNull()
})

it('has the package fetch it', async () => {
  write(
    'install.js',
    `const { mkdirSync, writeFileSync } = require('node:fs')
     mkdirSync(__dirname + '/dist')
     writeFileSync(__dirname + '/dist/version', 'v45.4.1')
     writeFileSync(__dirname + '/dist/electron', '')
     writeFileSync(__dirname + '/path.txt', 'electron')`,
  )
  expect(await fetchElectron(root, process.execPath, () => {})).toBe(
    join(electron, 'dist', 'electron'),
  )
})

it('does without when the package cannot fetch it', async () => {
  write('install.js', 'console.error("fetch failed"); process.exit(1)')
  expect(await fetchElectron(root, process.execPath, () => {})).toBeNull()
})

it('asks the mirror that the machine is set to', () => {
  expect(downloadAddress({})).toMatch(/^https:\/\/github\.com\/electron\//)
  expect(downloadAddress({ ELECTRON_MIRROR: 'https://mirror.example/electron/' })).toBe(
    'https://mirror.example/electron/',
  )
})

it('knows a machine without a screen', () => {
  expect(hasScreen('linux', {})).toBe(false)
  expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(hasScreen('win32', {})).toBe(true)
})
