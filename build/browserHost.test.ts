import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepHostOpen } from './browserHost.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'laike-host-'))
  mkdirSync(join(root, 'out', 'main'), { recursive: true })
  // Whatever package the folder above it belongs to, the host below is a plain script.
  writeFileSync(join(root, 'package.json'), '{ "type": "commonjs" }')
})
afterEach(() => rmSync(root, { recursive: true }))

/** A host that opens, writes down how it was started, and then does what `script` says, `life` being 1, 2, 3 … */
function hostThat(script: string) {
  writeFileSync(
    join(root, 'out', 'main', 'serve.js'),
    `const fs = require('node:fs')
     fs.appendFileSync('lives', process.argv.slice(2).join(' ') + '\\n')
     const life = fs.readFileSync('lives', 'utf8').trim().split('\\n').length
     console.log('Laike is open at http://127.0.0.1:4901')
     ${script}`,
  )
}

async function keepOpen() {
  const opened: string[] = []
  const said: string[] = []
  let shown = ''
  const code = await keepHostOpen(root, {
    node: process.execPath,
    env: process.env,
    port: 4901,
    data: '/data',
    place: '/moved',
    sample: true,
    onOpen: (address) => opened.push(address),
    show: (text) => (shown += text),
    say: (line) => said.push(line),
  })
  const lives = readFileSync(join(root, 'lives'), 'utf8').trim().split('\n')
  return { code, opened, shown, said, lives }
}

describe('a browser host that is kept open', () => {
  it('ends when the host closes, having said once where it is', async () => {
    hostThat('')
    const { code, opened, shown, said, lives } = await keepOpen()
    expect(code).toBe(0)
    expect(shown).toBe('Laike is open at http://127.0.0.1:4901\n')
    expect(opened).toEqual(['http://127.0.0.1:4901'])
    expect(said).toEqual([])
    expect(lives).toEqual([
      `--data /data --port 4901 --static ${join(root, 'out', 'renderer')} --sample --place /moved`,
    ])
  })

  it.each([2, 3])(
    'is not started again after the host said why it cannot open (%i)',
    async (why) => {
      hostThat(`process.exitCode = ${why}`)
      const { code, lives } = await keepOpen()
      expect(code).toBe(why)
      expect(lives).toHaveLength(1)
    },
  )

  it('is opened again on the same port when the host crashes or is killed, without a second sample', async () => {
    hostThat(`if (life === 1) process.exitCode = 1
              if (life === 2) process.kill(process.pid, 'SIGKILL')`)
    const { code, opened, said, lives } = await keepOpen()
    expect(code).toBe(0)
    expect(opened).toHaveLength(1)
    expect(said).toHaveLength(2)
    expect(lives).toHaveLength(3)
    // Where it lies is not written down as long as it is locked.
    const at = `--data /data --port 4901 --static ${join(root, 'out', 'renderer')}`
    expect(lives[2]).toBe(`${at} --place /moved`)
  })

  it('lies elsewhere once it was moved', async () => {
    hostThat('if (life === 1) process.exitCode = 4')
    const { lives } = await keepOpen()
    expect(lives.map((life) => life.includes('--place'))).toEqual([true, false])
  })

  it('is given up when the host does nothing but crash', async () => {
    hostThat('process.exitCode = 1')
    const { code, said, lives } = await keepOpen()
    expect(code).toBe(1)
    expect(lives).toHaveLength(6)
    expect(said.at(-1)).toContain('not started again')
  })
})
