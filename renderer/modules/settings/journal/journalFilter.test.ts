import { expect, test } from 'vitest'
import { eventKinds } from '../../../../shared/api/journal.ts'
import { whats } from './journalFilter.ts'

test('every event is of some sort that can be picked', () => {
  const picked = Object.values(whats).flatMap((what): readonly string[] =>
    'events' in what ? what.events : [],
  )
  expect(eventKinds.filter((kind) => !picked.includes(kind))).toEqual([])
})
