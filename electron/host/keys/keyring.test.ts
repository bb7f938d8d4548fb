import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dropKey, holdKey, keyAt } from './keyring.ts'
import { createOfficeKey } from './officeKey.ts'

it('gives a file the key of the nearest folder that has one, or none', () => {
  const [office, other] = [createOfficeKey('aegis'), createOfficeKey('chacha20')]
  holdKey('/office', office)
  holdKey('/office/past', other)
  holdKey('/office/anew', null)
  const files = ['/office/a', '/office/past/a', '/office/anew/a', '/offices/a']
  expect(files.map((file) => keyAt(file))).toEqual([office, other, null, null])
  for (const folder of ['/office', '/office/past', '/office/anew']) dropKey(folder)
  expect(keyAt('/office/a')).toBeNull()
})

it('is asked wherever a database is opened: nothing opens one by itself but the lock, which is empty', () => {
  const host = join(import.meta.dirname, '..')
  const opening = readdirSync(host, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => readFileSync(join(host, name), 'utf8').includes('new Database('))
  expect(opening.sort()).toEqual([join('database', 'open.ts'), 'officeLock.ts'])
})
