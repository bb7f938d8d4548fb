import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { failing, setUpFolder, tempHost } from '../harness/apiDesk.ts'

let office: ReturnType<typeof tempHost>
let chief: Client
beforeEach(async () => {
  office = tempHost({ folder: await setUpFolder('open') })
  chief = office.desk()
})
afterEach(() => office.remove())

const held = async (kept: string) => (await outcomeOf(chief.journal.check({ kept }))).verdict.kept

it('a seal is known again as somebody wrote it down, and what is none is told', async () => {
  await held('')
  // The page shows the first sixteen signs.
  const shown = (await chief.journal.seal())!.hash.slice(0, 16)
  expect(await held(`${shown.slice(0, 8).toUpperCase()} ${shown.slice(8)}`)).toBe(true)
  expect(await held('0123456789abcdef')).toBe(false)
  expect(await held('')).toBeNull()
  expect(await failing(held('西湖'))).toBe('invalid kept:notSeal')
  expect(await failing(held('%'))).toBe('invalid kept:notSeal')
})
