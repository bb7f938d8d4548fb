import { expect, test } from 'vitest'
import { failureOf } from '../shared/failure.ts'
import { connect, type Link } from './connection.ts'

const patience = 20
const link: Link = { call: () => Promise.resolve({ setUp: true }) }

/** A window and the switchboard that its host is found by. */
function windowTo() {
  let board: { found(link: Link): void; lost(): void } | undefined
  const start = (found: (link: Link) => void, lost: () => void) => void (board = { found, lost })
  const { client } = connect({ start, doubt: () => {} }, patience)
  return {
    ask: () => client.office.state(),
    found: () => board!.found(link),
    lost: () => board!.lost(),
  }
}

test('an office that is being opened is waited for; one that went away is missed after a while', async () => {
  const early = windowTo()
  const asked = early.ask()

  const late = windowTo()
  const first = late.ask()
  late.found()
  await first
  late.lost()
  const missed = await late.ask().catch(failureOf)
  expect(missed).toMatchObject({ kind: 'gone' })

  // The first one has waited for longer than that.
  early.found()
  expect(await asked).toEqual({ setUp: true })
})
