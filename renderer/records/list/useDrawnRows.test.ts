import { expect, test } from 'vitest'
import { computed, effectScope, ref, shallowReactive, shallowRef } from 'vue'
import type { SomeRow } from '../../../shared/entity.ts'
import type { Failure } from '../../../shared/failure.ts'
import { useDrawnRows } from './useDrawnRows.ts'

/** A list of a hundred rows with ten in sight, which a hand can drag. */
function open() {
  const first = ref(0)
  const isFlying = ref(false)
  const there = shallowReactive(new Map<number, SomeRow>())
  const failure = shallowRef<Failure | null>(null)
  const come = (from: number) => {
    for (let at = from; at < from + 10; at += 1) there.set(at, { id: `row ${at}` })
  }
  come(0)
  const { drawn, isAway } = effectScope().run(() =>
    useDrawnRows(
      {
        drawn: computed(() => ({ first: first.value, end: first.value + 10 })),
        inView: computed(() => ({ first: first.value, last: first.value + 9 })),
        settledFirst: ref(0),
        isFlying,
      },
      { row: (index) => there.get(index), total: ref(100), failure },
    ),
  )!
  const ids = () => drawn.value.map(({ row }) => row?.id)
  const fly = (to: number) => {
    isFlying.value = true
    expect(isAway.value).toBe(true)
    first.value = to
    isFlying.value = false
  }
  return { isAway, ids, fly, come, failure, first }
}

test('where a flight lands nothing is drawn before its rows have come', () => {
  const { isAway, ids, fly, come } = open()
  expect(ids()[0]).toBe('row 0')
  fly(50)
  expect(isAway.value).toBe(true)
  expect(ids()[0]).toBe('row 0')
  come(50)
  expect(isAway.value).toBe(false)
  expect(new Set(ids())).toEqual(new Set(Array.from({ length: 10 }, (_, at) => `row ${50 + at}`)))
})

test('one that never comes keeps no other out of sight', () => {
  const { isAway, ids, fly, come } = open()
  fly(45)
  come(50)
  expect(isAway.value).toBe(false)
  expect(ids().filter((id) => id === undefined)).toHaveLength(5)
})

test('rows that can not be read are drawn empty', () => {
  const { isAway, ids, fly, failure } = open()
  fly(50)
  failure.value = { kind: 'gone', problems: [] }
  expect(isAway.value).toBe(false)
  expect(ids()).toEqual(Array.from({ length: 10 }, () => undefined))
})

test('rows that are scrolled to without a flight are drawn empty until they come', () => {
  const { isAway, ids, first } = open()
  first.value = 5
  expect(isAway.value).toBe(false)
  expect(ids().filter((id) => id === undefined)).toHaveLength(5)
})
