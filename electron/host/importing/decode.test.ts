import { expect, test } from 'vitest'
import { failureOf } from '../../../shared/failure.ts'
import { decode } from './decode.ts'

const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

test('a sheet in UTF-8 is read with and without its mark', () => {
  const text = '名称,电话\n宁波澄川包装,0574-87654321\n'
  expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' })
  expect(decode(Buffer.from(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8' })
})

test('what Excel calls Unicode text is UTF-16, either way round', () => {
  const text = '名称\t电话\n義烏拾光\t1\n'
  expect(decode(utf16le(text))).toEqual({ text, encoding: 'utf-16le' })
  expect(decode(utf16le(text).swap16())).toEqual({ text, encoding: 'utf-16be' })
})

test('what Excel saves as CSV on a Chinese desk is GB18030', () => {
  // 客户,镕 (镕 ends in a byte below 0x80), 㐀 (four bytes)
  const bytes = [0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xe9, 0x46, 0x2c, 0x81, 0x39, 0xee, 0x39]
  expect(decode(Uint8Array.from(bytes))).toEqual({ text: '客户,镕,㐀', encoding: 'gb18030' })
})

test('what Excel saves as CSV on a Western desk is Windows-1252', () => {
  expect(decode(Buffer.from('Name;Ort\nB\u0099s Caf\u00e9;K\u00f6ln\n', 'latin1'))).toEqual({
    text: 'Name;Ort\nB™s Café;Köln\n',
    encoding: 'windows-1252',
  })
})

test('an empty file is an empty text', () => {
  expect(decode(new Uint8Array()).text).toBe('')
})

test.each([
  ['a workbook', [0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]],
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]],
  ['half a letter', [0xff, 0xfe, 0x61]],
])('%s is refused in one plain sentence', (_what, bytes) => {
  let thrown: unknown
  try {
    decode(Uint8Array.from(bytes))
  } catch (error) {
    thrown = error
  }
  expect(failureOf(thrown)).toEqual({
    kind: 'invalid',
    problems: [{ path: ['content'], key: 'notTable' }],
  })
})
