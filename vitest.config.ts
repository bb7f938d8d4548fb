import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Hosts and offices as they are in use; a process for each worker. */
const withHosts = {
  environment: 'node' as const,
  pool: 'forks' as const,
  globalSetup: ['test/harness/builtHosts.ts'],
  setupFiles: ['test/harness/compiledHosts.ts'],
  testTimeout: 20_000,
  hookTimeout: 30_000,
  isolate: false,
}

const inQuickFolders = {
  globalSetup: ['test/harness/quickFolders.ts'],
  setupFiles: ['test/harness/inQuickFolders.ts'],
}

export default defineConfig({
  test: {
    // Vitest would leave one core of two idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{shared,electron,build}/**/*.test.ts'],
          ...inQuickFolders,
          testTimeout: 15_000,
          isolate: false,
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'interface',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.ts'],
          globalSetup: inQuickFolders.globalSetup,
          setupFiles: [
            ...inQuickFolders.setupFiles,
            'test/harness/windowOffice.ts',
            'test/harness/patience.ts',
          ],
          testTimeout: 30_000,
          isolate: false,
          // Element Plus imports its own style sheets, which Node cannot load.
          server: { deps: { inline: ['element-plus'] } },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{integration,conformance,shell}/**/*.test.ts'],
          ...withHosts,
          globalSetup: [...withHosts.globalSetup, ...inQuickFolders.globalSetup],
          setupFiles: [...withHosts.setupFiles, ...inQuickFolders.setupFiles],
        },
      },
      // What is killed, cut off, full or broken in the midst, and what is left then: on the disk itself.
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...withHosts } },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // As patient as the desks are: another story is played beside this one.
          expect: { poll: { timeout: 15_000 } },
          isolate: false,
        },
      },
    ],
  },
})
