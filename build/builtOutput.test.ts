import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { build, isBuilt, sourceFingerprint } from './builtOutput.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'laike-built-'))
  write('shared/entities/customer.ts', 'export const customer = 1\n')
  write('renderer/main.ts', 'import "./theme.css"\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function bundlerThat(script: string) {
  write('node_modules/electron-vite/bin/electron-vite.js', script)
}

it('sees a changed, a new and a renamed source, and not a changed test', () => {
  const first = sourceFingerprint(root)
  write('shared/entities/customer.test.ts', 'it("is a customer")\n')
  expect(sourceFingerprint(root)).toBe(first)

  write('shared/entities/customer.ts', 'export const customer = 2\n')
  const changed = sourceFingerprint(root)
  expect(changed).not.toBe(first)

  write('resources/regions.json', '[]')
  const more = sourceFingerprint(root)
  expect(more).not.toBe(changed)

  renameSync(join(root, 'resources/regions.json'), join(root, 'resources/areas.json'))
  expect(sourceFingerprint(root)).not.toBe(more)
})

it('builds once, and again when a source has changed', async () => {
  bundlerThat('require("fs").mkdirSync("out", { recursive: true })')
  expect(isBuilt(root)).toBe(false)
  expect(await build(root, process.execPath)).toBeNull()
  expect(isBuilt(root)).toBe(true)

  write('renderer/main.ts', 'import "./darkTheme.css"\n')
  expect(isBuilt(root)).toBe(false)
})

it('does not take what was built for good after a build that failed, and hands on what the bundler said', async () => {
  bundlerThat('require("fs").mkdirSync("out", { recursive: true })')
  await build(root, process.execPath)
  bundlerThat('console.error("no such file: theme.css"); process.exit(1)')
  expect(await build(root, process.execPath)).toBe('no such file: theme.css')
  expect(isBuilt(root)).toBe(false)
})
