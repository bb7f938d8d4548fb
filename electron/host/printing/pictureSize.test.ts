import { expect, it } from 'vitest'
import { pointsOf } from './pictureSize.ts'

const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(40)
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const jpeg = (...parts: readonly string[]) => Buffer.from(`ffd8${parts.join('')}`, 'hex')
const app = 'ffe000104a46494600010100000100010000'
const table = 'ffc40004abcd'
const frame = (kind: string) => `ff${kind}000b0807d0100003012200ffd9`

it('a picture says how many points it has before it is unpacked', () => {
  expect(pointsOf(png(60_000, 50_000))).toBe(3_000_000_000)
  expect(pointsOf(jpeg(app, table, frame('c0')))).toBe(2000 * 4096)
  expect(pointsOf(jpeg(app, 'ff', frame('c2')))).toBe(2000 * 4096)
})

it('what is neither kind, or ends too soon, says nothing', () => {
  for (const bytes of [
    '',
    '3c7376673e',
    '89504e470d0a1a0a',
    'ffd8ff',
    'ffd8ffe0ffff00',
    'ffd8ffc4',
  ])
    expect(pointsOf(Buffer.from(bytes, 'hex'))).toBeUndefined()
})
