import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { geometryOf } from '../../electron/host/printing/geometryOf.ts'
import { asItIs } from '../../shared/printing/printerGeometry.ts'
import { tempOffice } from '../harness/office.ts'

it('of a printer that was removed or purged leaves pages as they are', () => {
  const desk = tempOffice()
  const { id } = desk.create('printerProfile', { name: '前台针式', offsetX: 1.5 })
  const of = (profile: string) => geometryOf(desk.office, desk.chief, profile)
  expect(of(id)).toMatchObject({ offsetX: 1.5 })
  desk.remove('printerProfile', id)
  expect([of(id), of(randomUUID())]).toEqual([asItIs, asItIs])
  desk.close()
})
