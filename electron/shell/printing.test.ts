import { expect, it } from 'vitest'
import { printPage } from './printing.ts'

const envelope = { printer: 'HP_LaserJet', width: 220, height: 110 }
const machine = (
  state: object,
  ends: (done: (success: boolean, reason: string) => void) => void,
) => {
  const printer = { name: 'HP_LaserJet', displayName: 'HP', description: '', options: state }
  return {
    getPrintersAsync: () => Promise.resolve([printer as never]),
    print: (_options: unknown, done?: (success: boolean, reason: string) => void) => ends(done!),
  }
}

it('says in words of its own why nothing was printed', async () => {
  const failing = (reason: string) =>
    printPage(
      machine({}, (done) => done(false, reason)),
      envelope,
    )
  expect(await failing('Print job canceled')).toBe('cancelled')
  expect(await failing('Invalid deviceName provided')).toBe('noPrinter')
  expect(await failing('No printers available on the network')).toBe('noPrinter')
  expect(await failing('Invalid printer settings')).toBe('refused')
  expect(await failing('Print job failed')).toBe('failed')
})

it('does not begin where the system knows that it would not end', async () => {
  const never = () => expect.unreachable()
  const offline = { 'printer-state': '5', 'printer-state-reasons': 'offline-report' }
  expect(await printPage(machine(offline, never), envelope)).toBe('offline')
  expect(await printPage(machine({}, never), { ...envelope, printer: 'Gone' })).toBe('noPrinter')
  const thrown = machine({}, () => {
    throw new Error('height and width properties must be minimum 352 microns.')
  })
  expect(await printPage(thrown, envelope)).toBe('refused')
})
