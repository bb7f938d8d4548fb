import { ESLint } from 'eslint'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const root = dirname(dirname(import.meta.dirname))
const eslint = new ESLint({ cwd: root })

/** What the linter of this repository has against an import standing in a file of that name. */
async function lint(path: string, statement: string): Promise<string[]> {
  const code = path.endsWith('.vue')
    ? `<script setup lang="ts">\n${statement}\n</script>\n\n<template><p /></template>\n`
    : `${statement}\n`
  const [result] = await eslint.lintText(code, { filePath: join(root, path) })
  if (!result) throw new Error(`${path} is not linted at all`)
  return result.messages
    .filter(({ ruleId }) => ruleId === 'laike/import-table')
    .map(({ message }) => message)
}

const refused: [string, string][] = [
  ['shared/domain/phone.ts', "import 'node:fs'"],
  ['shared/domain/phone.ts', "import 'path'"],
  ['shared/domain/phone.ts', "import 'vue'"],
  ['shared/domain/phone.ts', "import 'electron'"],
  ['shared/domain/phone.ts', "import '../../electron/host/main.ts'"],
  ['shared/domain/phone.ts', "import type { Row } from '../../renderer/client.ts'"],
  ['shared/entities/customer.ts', "import './contact.ts'"],
  ['shared/entities/customer.ts', "import '../entities/contact.ts'"],
  ['electron/host/records/store.ts', "import 'electron'"],
  ['electron/host/records/store.ts', "import 'electron/main'"],
  ['electron/host/records/store.ts', "import 'vue-router'"],
  ['electron/host/records/store.ts', "import '../../shell/window.ts'"],
  ['electron/host/main.ts', "import '../main.ts'"],
  ['electron/host/records/store.ts', "import '../../../renderer/client.ts'"],
  [
    'electron/host/database/migrations/0001-first.ts',
    "import '../../../../shared/entities/customer.ts'",
  ],
  ['electron/main.ts', "import './host/records/store.ts'"],
  ['electron/shell/window.ts', "import '../../renderer/client.ts'"],
  ['electron/shell/window.ts', "import 'better-sqlite3'"],
  ['renderer/client.ts', "import 'node:path'"],
  ['renderer/client.ts', "import 'electron'"],
  ['renderer/client.ts', "import '../electron/preload.ts'"],
  ['renderer/client.ts', "import 'better-sqlite3'"],
  ['renderer/App.vue', "import '../electron/host/main.ts'"],
  ['renderer/records/RecordPage.vue', "import '../modules/service/CaseBar.vue'"],
]

const allowed: [string, string][] = [
  ['shared/domain/phone.ts', "import 'libphonenumber-js'"],
  ['shared/domain/phone.test.ts', "import 'node:fs'"],
  ['shared/entities/customer.ts', "import '../entity.ts'"],
  ['shared/entities/registry.ts', "import './customer.ts'"],
  ['electron/host/records/store.ts', "import 'node:fs'"],
  ['electron/host/records/store.ts', "import 'better-sqlite3'"],
  ['electron/host/records/store.ts', "import '../../../shared/entity.ts'"],
  ['electron/host/records/store.ts', "import '../main.ts'"],
  ['electron/host/records/store.test.ts', "import '../../../test/harness/office.ts'"],
  ['electron/host/database/migrations/0001-first.ts', "import '../migration.ts'"],
  ['electron/main.ts', "import 'electron'"],
  ['electron/shell/window.ts', "import 'node:path'"],
  ['electron/shell/window.ts', "import '../../shared/hostProtocol.ts'"],
  ['renderer/App.vue', "import 'vue'"],
  ['renderer/client.ts', "import '../shared/api/contract.ts'"],
  ['test/harness/electron.ts', "import '../../electron/host/main.ts'"],
  ['build/start.mjs', "import 'node:fs'"],
]

// The first file brings the whole configuration with it, seconds of it on a busy machine.
beforeAll(() => lint('build/start.mjs', ''), 60_000)

describe('the table of who may import whom', () => {
  it.each(refused)('refuses in %s: %s', async (path, statement) => {
    expect(await lint(path, statement)).toHaveLength(1)
  })

  it.each(allowed)('allows in %s: %s', async (path, statement) => {
    expect(await lint(path, statement)).toEqual([])
  })

  it.each([
    "export { app } from 'electron'",
    "export * from 'electron'",
    "void import('electron')",
    "export type App = import('electron').App",
  ])('sees every way to import: %s', async (statement) => {
    expect(await lint('renderer/client.ts', statement)).toHaveLength(1)
  })
})
