import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../shared/clock.ts'
import { tempFolder } from '../../../test/harness/office.ts'
import { openLog } from '../log.ts'
import { openSecrets } from '../secrets/secrets.ts'
import { createOfficeKey } from './officeKey.ts'
import { protectSecrets } from './protectSecrets.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const key = createOfficeKey('chacha20')
const log = () => openLog(folder.path, systemClock)

test('passwords of other services need the key of an encrypted office from then on, and it alone', () => {
  const secrets = openSecrets(folder.path)
  secrets.keep('mail', '一二三')
  protectSecrets(secrets, key, log())
  expect(existsSync(join(folder.path, 'secrets.key'))).toBe(false)
  const next = openSecrets(folder.path)
  expect(next.read('mail')).toBeUndefined()
  protectSecrets(next, createOfficeKey('chacha20'), log())
  expect(next.read('mail')).toBeUndefined()
  // What another key can't read stays as it is.
  protectSecrets(next, key, log())
  expect(next.read('mail')).toBe('一二三')
})

test('an office opens though they can’t be written, which the log tells; they are protected at the next start', () => {
  const secrets = openSecrets(folder.path)
  secrets.keep('mail', '一二三')
  const [file, away] = ['secrets.json', 'away'].map((name) => join(folder.path, name)) as [
    string,
    string,
  ]
  renameSync(file, away)
  mkdirSync(file)
  protectSecrets(secrets, key, log())
  expect(readFileSync(join(folder.path, 'host.log'), 'utf8')).toContain('protectSecrets')
  expect(existsSync(join(folder.path, 'secrets.key'))).toBe(true)
  renameSync(file, `${away} 2`)
  renameSync(away, file)
  const next = openSecrets(folder.path)
  protectSecrets(next, key, log())
  expect(next.read('mail')).toBe('一二三')
  expect(existsSync(join(folder.path, 'secrets.key'))).toBe(false)
})
