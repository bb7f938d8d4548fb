import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { tempFolder } from '../../../test/harness/office.ts'
import { openSecrets } from './secrets.ts'

const folder = tempFolder()
const file = join(folder.path, 'secrets.json')
afterEach(() => writeFileSync(file, '{}'))

test('what is kept is read again by the same name, and lies there in no words', () => {
  openSecrets(folder.path).keep('mailAccount a', '授权码 abcd')
  expect(openSecrets(folder.path).read('mailAccount a')).toBe('授权码 abcd')
  expect(readFileSync(file, 'utf8')).not.toMatch(/abcd|授权码/)
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(statSync(join(folder.path, 'secrets.key')).mode & 0o077).toBe(0)
})

test('put under another name it is nothing', () => {
  const secrets = openSecrets(folder.path)
  secrets.keep('smtp a.example', 'x')
  writeFileSync(file, readFileSync(file, 'utf8').replace('a.example', 'b.example'))
  expect(secrets.read('smtp b.example')).toBeUndefined()
})

test('kept with the system’s key it is lost without that one, what was kept before too', () => {
  const keychain = Buffer.alloc(32, 7)
  openSecrets(folder.path).keep('old', '1')
  const secrets = openSecrets(folder.path)
  secrets.useKey(keychain)
  secrets.keep('new', '2')
  expect(['old', 'new'].map(secrets.read)).toEqual(['1', '2'])
  expect(existsSync(join(folder.path, 'secrets.key'))).toBe(false)
  expect(['old', 'new'].map(openSecrets(folder.path).read)).toEqual([undefined, undefined])
  const again = openSecrets(folder.path)
  // That of somebody else at this computer leaves them as they are.
  again.useKey(Buffer.alloc(32, 8))
  expect(again.read('old')).toBeUndefined()
  again.useKey(keychain)
  expect(again.read('old')).toBe('1')
})

test('protected by a key all of it needs that one, and lies as before once it is gone', () => {
  const key = Buffer.alloc(32, 9)
  const secrets = openSecrets(folder.path)
  secrets.keep('a', '1')
  secrets.protect(key)
  secrets.keep('b', '2')
  expect(existsSync(join(folder.path, 'secrets.key'))).toBe(false)
  expect(['a', 'b'].map(openSecrets(folder.path).read)).toEqual([undefined, undefined])
  secrets.expose(key)
  expect(['a', 'b'].map(openSecrets(folder.path).read)).toEqual(['1', '2'])
})

test('is forgotten by how its name begins', () => {
  const secrets = openSecrets(folder.path)
  for (const name of ['a 1', 'a 2', 'b 1']) secrets.keep(name, name)
  secrets.forget('a ')
  expect(['a 1', 'a 2', 'b 1'].map(secrets.read)).toEqual([undefined, undefined, 'b 1'])
})

test('a file that was torn is taken for empty, and a torn key is made anew', () => {
  const secrets = openSecrets(folder.path)
  for (const torn of ['{"a":', '', '[1]']) {
    writeFileSync(file, torn)
    writeFileSync(join(folder.path, 'secrets.key'), 'short')
    expect(secrets.read('a')).toBeUndefined()
    secrets.forget('a')
    secrets.keep('a', '1')
    expect(openSecrets(folder.path).read('a')).toBe('1')
  }
})
