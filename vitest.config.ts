import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

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
          setupFiles: ['test/harness/windowOffice.ts'],
          testTimeout: 15_000,
          isolate: false,
          // Element Plus imports its own style sheets, which Node cannot load.
          server: { deps: { inline: ['element-plus'] } },
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['test/{integration,conformance,shell,faults}/**/*.test.ts'],
          pool: 'forks',
          globalSetup: ['test/harness/builtHosts.ts'],
          setupFiles: ['test/harness/compiledHosts.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          isolate: false,
        },
      },
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
