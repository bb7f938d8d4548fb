import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { plainScripts } from './build/plainScripts.mjs'
import { printSources } from './build/printSources.mjs'

/**
 * The page names its files from the root. electron-vite would have it name them from where the page is, which a page
 * that is opened by its own address (`/customers/…`) does not survive.
 */
const absolutePaths: Plugin = {
  name: 'laike:absolute-paths',
  enforce: 'post',
  config: () => ({ base: '/' }),
}

export default defineConfig({
  // One side: the desktop's shell, the office as its utility process and as a browser host, the thread that reads for
  // either, and the process that sets what they print.
  main: {
    plugins: [printSources, plainScripts],
    build: {
      target: 'node24',
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          host: 'electron/host/main.ts',
          serve: 'electron/host/serve.ts',
          reader: 'electron/host/reader.ts',
          backupJob: 'electron/host/backupJob.ts',
          typesetter: 'electron/host/typesetter.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Each of its threads keeps the text of the program: of one byte a character where it is plain, and no
          // longer for what libraries explain in it.
          charset: 'ascii',
          comments: { jsdoc: false },
        },
      },
    },
  },
  // A sandboxed preload can require nothing but electron, and cannot be an ES module.
  preload: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  // The same build serves the desktop and whatever browser the office opens the browser host with.
  renderer: {
    root: 'renderer',
    plugins: [vue(), absolutePaths],
    build: {
      target: 'es2023',
      cssTarget: ['chrome120', 'safari17', 'firefox121'],
      minify: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
