import { expect, it } from 'vitest'
import { failureOf } from '../../../shared/failure.ts'
import { readParts } from './partReading.ts'

it('let go of while a part is made is gone, and no defect', async () => {
  let made: (part: { bytes: Buffer; pages: number }) => void
  const making = new Promise<{ bytes: Buffer; pages: number }>((resolve) => (made = resolve))
  const reading = readParts(
    (async function* () {
      yield await making
      return Buffer.from('end')
    })(),
    100,
  )
  const part = reading.part(0).catch((error: unknown) => failureOf(error)?.problems[0]?.key)
  await Promise.resolve()
  reading.close()
  made!({ bytes: Buffer.from('begin'), pages: 1 })
  expect(await part).toBe('printGone')
})
