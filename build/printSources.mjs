import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Puts the sources of what is printed beside the built host, in `print/`.
 * @type {import('vite').Plugin}
 */
export const printSources = {
  name: 'laike:print-sources',
  generateBundle() {
    const folder = join(this.environment.config.root, 'resources', 'print')
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.typ')) continue
      const source = readFileSync(join(folder, name))
      this.emitFile({ type: 'asset', fileName: `print/${name}`, source })
    }
  },
}
