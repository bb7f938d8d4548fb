import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type InlineConfig } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Builds the shell into `folder` in the shape of `out/`, around a host (a file) and an interface (a folder with an
 * index.html) of the test's choosing.
 */
export async function buildShell(folder: string, host: string, page: string): Promise<void> {
  await build(bundle('electron/main.ts', join(folder, 'main'), 'main.js', 'es'))
  await build(bundle('electron/preload.ts', join(folder, 'preload'), 'preload.cjs', 'cjs'))
  await build({ ...quiet, root: page, build: { outDir: join(folder, 'renderer') } })
  await writeFile(
    join(folder, 'main/host.js'),
    `import ${JSON.stringify(pathToFileURL(host).href)}`,
  )
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
}

const quiet = { configFile: false, logLevel: 'error' } as const

function bundle(
  entry: string,
  outDir: string,
  entryFileNames: string,
  format: 'es' | 'cjs',
): InlineConfig {
  return {
    ...quiet,
    root,
    build: {
      ssr: entry,
      target: 'node24',
      outDir,
      rolldownOptions: { external: ['electron'], output: { format, entryFileNames } },
    },
  }
}
