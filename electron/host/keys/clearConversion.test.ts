import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tempFolder } from '../../../test/harness/office.ts'
import { attachmentFile, attachmentName, attachmentNames } from '../attachments/attachmentFiles.ts'
import { openAttachments } from '../attachments/attachmentStore.ts'
import { bringToForm } from '../attachments/bringToForm.ts'
import { placeFile } from '../backup/sharedFiles.ts'
import { clearConversion } from './convertOffice.ts'
import { dropKey, holdKey } from './keyring.ts'
import { createOfficeKey } from './officeKey.ts'

const contract = Buffer.from('青麓纸业年度供货合同')
const id = createHash('sha256').update(contract).digest('hex')
const key = createOfficeKey('aegis')
let folder: ReturnType<typeof tempFolder>

beforeEach(() => {
  folder = tempFolder()
  placeFile(attachmentFile(folder.path, id, null), [contract])
  bringToForm(folder.path, attachmentName(id, null), null, key)
})
afterEach(() => {
  dropKey(folder.path)
  folder.remove()
})

/** How many attachments lie there plain, and how many encrypted. */
const lying = () => [false, true].map((each) => attachmentNames(folder.path, each).length)

it('takes what was encrypted out of an office that stays plain', () => {
  expect(lying()).toEqual([1, 1])
  clearConversion(folder.path)
  expect(lying()).toEqual([1, 0])
})

it('takes what was decrypted out of an office that stays encrypted, and nothing that is there once', () => {
  holdKey(folder.path, key)
  clearConversion(folder.path)
  expect(lying()).toEqual([0, 1])
  rmSync(attachmentFile(folder.path, id))
  placeFile(attachmentFile(folder.path, id, null), [contract])
  clearConversion(folder.path)
  expect(lying()).toEqual([1, 0])
})

it('leaves an attachment whose damage is told in a sentence', async () => {
  holdKey(folder.path, key)
  const path = attachmentFile(folder.path, id)
  writeFileSync(path, readFileSync(path).fill(7, 42, 44))
  const damaged = openAttachments(folder.path).read(id, 0, 100)
  await expect(damaged).rejects.toThrow('attachmentDamaged')
})
