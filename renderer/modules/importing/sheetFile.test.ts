import { describe, expect, test } from 'vitest'
import { importLimit } from '../../../shared/api/importing.ts'
import { base64Of, refuseFile } from './sheetFile.ts'

const file = (name: string, ...content: (string | number[])[]) =>
  new File(
    content.map((part) => (typeof part === 'string' ? part : new Uint8Array(part))),
    name,
  )

describe('what somebody drops on the import page', () => {
  test('a sheet as text is let in, whatever it is called', async () => {
    expect(await refuseFile(file('customers.csv', 'Name,Phone\nAnders,030-0074321\n'))).toBeNull()
    expect(await refuseFile(file('客户.txt', '名称\t电话\n'))).toBeNull()
  })

  test('so is what Excel calls Unicode text, with and without its mark', async () => {
    const utf16 = [...'Name\tCity\n'].flatMap((letter) => [letter.charCodeAt(0), 0])
    expect(await refuseFile(file('a.txt', [0xff, 0xfe, ...utf16]))).toBeNull()
    expect(await refuseFile(file('a.txt', utf16))).toBeNull()
  })

  test.each([
    ['customers.xlsx', [0x50, 0x4b, 3, 4], 'workbook'],
    ['old.xls', [0xd0, 0xcf, 0x11, 0xe0], 'workbook'],
    ['renamed.csv', [0xd0, 0xcf, 0x11, 0xe0], 'workbook'],
    ['letter.docx', [0x50, 0x4b, 3, 4], 'document'],
    ['list.pdf', [0x25, 0x50, 0x44, 0x46], 'document'],
    ['photo.png', [0x89, 0x50, 0x4e, 0x47], 'image'],
    ['photo.csv', [0xff, 0xd8, 0xff, 0xe0], 'image'],
    ['files.zip', [0x50, 0x4b, 3, 4], 'binary'],
    ['office.laike', [0x4c, 0, 0, 7, 0, 0, 1], 'binary'],
  ] as const)('%s is refused by what is inside it', async (name, bytes, refusal) => {
    expect(await refuseFile(file(name, [...bytes]))).toBe(refusal)
  })

  test('an empty file, and one of nothing but blanks', async () => {
    expect(await refuseFile(file('empty.csv'))).toBe('empty')
    expect(await refuseFile(file('blank.csv', ' \r\n\r\n'))).toBe('empty')
  })

  test('a file of two hundred megabytes is not even read', async () => {
    const large = file('large.csv', 'Name\n')
    Object.defineProperty(large, 'size', { value: 200 * 1024 * 1024 })
    expect(importLimit).toBeLessThan(large.size)
    expect(await refuseFile(large)).toBe('tooLarge')
  })

  test('the bytes travel unchanged', async () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte)
    const sent = await base64Of(file('all.csv', bytes))
    expect([...Buffer.from(sent, 'base64')]).toEqual(bytes)
  })
})
