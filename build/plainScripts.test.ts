import { build } from 'vite'
import { expect, it } from 'vitest'
import { plainScripts } from './plainScripts.mjs'

const built = (code: string) =>
  build({
    configFile: false,
    logLevel: 'silent',
    plugins: [plainScripts, { name: 'source', resolveId: (id) => id, load: () => code }],
    build: {
      ssr: true,
      write: false,
      rolldownOptions: { input: 'host', output: { charset: 'ascii' } },
    },
  })

it('a script of the host is of one byte a character, or is not built', async () => {
  await expect(built('console.log("来客", `客户${1}`, /客户/)')).resolves.toBeTruthy()
  await expect(built('console.log(String.raw`来客`)')).rejects.toThrow('one byte a character')
})
