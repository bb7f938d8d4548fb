import { afterEach, beforeEach, expect, test } from 'vitest'
import { setUpOffice } from '../../electron/host/accounts/setUp.ts'
import type { Every } from '../../electron/host/every.ts'
import { openDoor } from '../../electron/host/door.ts'
import type { Host } from '../../electron/host/host.ts'
import { standingAlerts } from '../../electron/host/service/standingAlerts.ts'
import { query } from '../../electron/host/database/query.ts'
import { officeHoursId, startingHours } from '../../shared/domain/officeCalendar.ts'
import { at } from '../harness/clockedOffice.ts'
import { actOf, tempFolder, toldClock } from '../harness/office.ts'

const folder = { path: '', remove: () => undefined as void }
const clock = toldClock()
let host: Host
let minutes: Set<() => void>
/** The host's timers, which a test lets go by. */
const every: Every = (_milliseconds, work) => {
  minutes.add(work)
  return () => void minutes.delete(work)
}
const open = () => {
  minutes = new Set()
  host = openDoor(folder.path, clock, { every }).host!
}

beforeEach(async () => {
  Object.assign(folder, tempFolder())
  clock.set(at('2026-09-28T10:00'))
  open()
  await setUpOffice(host.office, { protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const { timeZone: _zone, ...hours } = startingHours()
  write((tx) =>
    host.office.store.update(tx, host.office.registry.workingHours!, officeHoursId, {
      ...hours,
      timeZone: 'Asia/Shanghai',
    }),
  )
})
afterEach(async () => {
  await host.close()
  folder.remove()
})

const me = () => host.office.reading.first(query.selectFrom('user').select('id'))!.id
const write = <T>(work: Parameters<typeof host.office.store.transact<T>>[1]) =>
  host.office.store.transact(actOf({ user: me(), role: 'administrator' }), work)
const complain = () =>
  write((tx) =>
    host.office.store.create(tx, host.office.registry.serviceCase!, host.office.ids(), {
      title: '第二批偏红',
    }),
  ).id
const told = () =>
  standingAlerts(host.office, { user: me(), role: 'administrator' }, { most: 9 }).map(
    ({ level, at: when }) => [level, when],
  )
/** Resolves at the next change of such a record: what the host does by itself takes a moment. */
const changed = (entity: string) =>
  new Promise<void>((resolve) => {
    const stop = host.office.changed.watch((events) => {
      if (!events.some((event) => event.entity === entity)) return
      stop()
      resolve()
    })
  })

test('every minute the host looks what came due', async () => {
  complain()
  clock.set(at('2026-09-29T10:00'))
  const heard = changed('caseAlert')
  for (const work of minutes) work()
  await heard
  expect(told()).toEqual([['late', at('2026-09-29T10:00')]])
})

test('what came due while the program was closed is told when it opens, with its own time', async () => {
  complain()
  await host.close()
  clock.set(at('2026-10-08T08:00'))
  open()
  await changed('caseAlert')
  expect(told()).toEqual([['late', at('2026-09-29T10:00')]])
})

test('a day off that is entered moves what is due at once', async () => {
  const id = complain()
  const dueAt = () =>
    host.office.reading.first(query.selectFrom('serviceCase').select('dueAt').where('id', '=', id))
      ?.dueAt
  expect(dueAt()).toBe(at('2026-09-29T10:00'))
  const day = { date: '2026-09-29', name: '停电', kind: 'off' }
  write((tx) =>
    host.office.store.create(tx, host.office.registry.specialDay!, host.office.ids(), day),
  )
  await changed('serviceCase')
  expect(dueAt()).toBe(at('2026-09-30T10:00'))
})

test('a case that comes in late is told of at once', async () => {
  const heard = changed('caseAlert')
  write((tx) =>
    host.office.store.create(tx, host.office.registry.serviceCase!, host.office.ids(), {
      title: '补录',
      receivedAt: at('2026-09-22T10:00'),
    }),
  )
  await heard
  expect(told().map(([level]) => level)).toEqual(['late'])
})

test('a host that is closed looks no more', async () => {
  await host.close()
  expect(minutes.size).toBe(0)
})
