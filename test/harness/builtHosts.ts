import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { printSources } from '../../build/printSources.mjs'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with main.js, serve.js and the scripts that they start, and busyWriter.js. */
    hosts: string
  }
}

const root = join(import.meta.dirname, '../..')

/** Passwords at these hosts cost next to nothing: what is advised takes a third of a second each time. */
const cheapPasswords: Plugin = {
  name: 'laike-cheap-passwords',
  enforce: 'pre',
  transform: {
    filter: { id: /accounts\/password\.ts$/ },
    handler: (code) => {
      const cheap = code.replace('ln: 15, r: 8, p: 3', 'ln: 8, r: 8, p: 1')
      if (cheap === code) throw new Error('The advised cost of a password is not where it was')
      return cheap
    },
  },
}

/** Bundles the hosts once for all tests that start some: from their sources each start would take a second. */
export async function setup(project: TestProject): Promise<() => void> {
  // Under node_modules, where what is not bundled is found.
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'laike-hosts-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [printSources, cheapPasswords],
    ssr: {
      noExternal: true,
      external: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'],
    },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      rolldownOptions: {
        input: {
          main: 'electron/host/main.ts',
          serve: 'electron/host/serve.ts',
          reader: 'electron/host/reader.ts',
          backupJob: 'electron/host/backupJob.ts',
          typesetter: 'electron/host/typesetter.ts',
          busyWriter: 'test/harness/busyWriter.ts',
          busyBackups: 'test/harness/busyBackups.ts',
          dyingRestore: 'test/harness/dyingRestore.ts',
          upgrading: 'test/harness/upgrading.ts',
          upkeep: 'test/harness/upkeep.ts',
          dyingConversion: 'test/harness/dyingConversion.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  // Else each thread of each host would read its scripts twice to find out what they are.
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  project.provide('hosts', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
