import { describe, expect, it } from 'vitest'
import { fileSize } from './fileSize.ts'
import { fromBase64, toBase64 } from './uploading.ts'

describe('the bytes of a file', () => {
  it('come back as they were sent, however many there are', () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => (index * 31) % 256)
    expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    expect(toBase64(new Uint8Array())).toBe('')
  })

  it('are counted the way people say it', () => {
    expect(fileSize(812, 'en')).toBe('812 byte')
    expect(fileSize(4.2 * 1024 * 1024, 'zh-CN')).toBe('4.2 MB')
    expect(fileSize(200 * 1024 * 1024, 'en')).toBe('200 MB')
    expect(fileSize(3 * 1024 ** 4, 'en')).toBe('3,072 GB')
  })
})
