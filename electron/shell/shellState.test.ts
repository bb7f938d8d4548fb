import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShellMemory } from './shellState.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laike-shell-'))
  file = join(folder, 'shell.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const bounds = { x: 10, y: 20, width: 1200, height: 700 }

test('what was remembered is there at the next start, and the rest stays as it was', () => {
  const first = openShellMemory(file)
  first.remember({ bounds, isMaximized: true })
  first.remember({ locale: 'en' })

  expect(openShellMemory(file).state).toEqual({ bounds, isMaximized: true, locale: 'en' })
  expect(readdirSync(folder)).toEqual(['shell.json'])
})

test.each([
  ['no JSON at all', '{"bounds":{"x":1'],
  ['a list', '[]'],
  ['nothing', 'null'],
  ['a window without a size', '{"bounds":{"x":1,"y":2},"locale":"fr","isMaximized":"yes"}'],
])('a file with %s counts as empty', (_what, content) => {
  writeFileSync(file, content)
  expect(openShellMemory(file).state).toEqual({})
})

test('a folder that cannot be written to disturbs nobody', () => {
  const memory = openShellMemory(join(folder, 'gone', 'shell.json'))
  memory.remember({ locale: 'zh-CN' })
  expect(memory.state).toEqual({ locale: 'zh-CN' })
})
