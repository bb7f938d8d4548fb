import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDoor } from '../../electron/host/door.ts'
import { setUpOffice } from '../../electron/host/accounts/setUp.ts'
import { program } from '../../electron/host/records/access.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import { query } from '../../electron/host/database/query.ts'
import { calendarOf, officeHoursId, startingHours } from '../../shared/domain/officeCalendar.ts'
import { failureOf } from '../../shared/failure.ts'
import { actOf, tempFolder, tempOffice, toldClock, type TempOffice } from '../harness/office.ts'

const problemsOf = (work: () => unknown) => {
  try {
    work()
    return []
  } catch (error) {
    return failureOf(error)?.problems.map(({ path, key }) => [...path, key].join(' '))
  }
}

describe('working hours', () => {
  let desk: TempOffice
  beforeEach(() => {
    desk = tempOffice()
    desk.create('workingHours', startingHours('Asia/Shanghai'), desk.chief, officeHoursId)
  })
  afterEach(() => desk.close())

  it('are kept in one way, however they were typed, and their history tells who changed them', () => {
    const row = desk.update('workingHours', officeHoursId, { monday: '13：30～18：00、9-12' })
    expect(row.monday).toBe('09:00-12:00, 13:30-18:00')
    expect(desk.update('workingHours', officeHoursId, { friday: '  ' }).friday).toBeNull()
    expect(desk.history(officeHoursId).map(({ kind }) => kind)).toEqual([
      'update',
      'update',
      'create',
    ])
  })

  it('that make no sense are refused with the field they stand in', () => {
    const change = (values: object) =>
      problemsOf(() => desk.update('workingHours', officeHoursId, values))
    expect(change({ monday: '9-12, 11-18' })).toEqual(['monday hoursOverlap'])
    expect(change({ tuesday: '18:00-09:00' })).toEqual(['tuesday hoursBackwards'])
    expect(change({ sunday: 'nonsense' })).toEqual(['sunday hoursUnread'])
    expect(change({ timeZone: 'Moon/Base' })).toEqual(['timeZone notTimeZone'])
    expect(change({ saturday: '22:00-06:00' })).toEqual([])
  })

  it('are the office’s once, stay, and are changed by administrators alone', () => {
    expect(problemsOf(() => desk.create('workingHours', startingHours()))).toEqual(['hoursAreOne'])
    expect(problemsOf(() => desk.remove('workingHours', officeHoursId))).toEqual(['hoursStay'])
    expect(
      problemsOf(() => desk.update('workingHours', officeHoursId, { monday: '' }, desk.clerk)),
    ).toEqual(['forbidden'])
  })

  it('know a day once, and a day off has no hours', () => {
    const worked = { date: '2026-10-10', name: '国庆节', kind: 'worked', hours: '10-16' }
    const day = desk.create('specialDay', worked)
    expect(day.hours).toBe('10:00-16:00')
    expect(problemsOf(() => desk.create('specialDay', worked))).toEqual(['date dayTaken'])
    expect(desk.update('specialDay', day.id, { kind: 'off' }).hours).toBeNull()
    desk.remove('specialDay', day.id)
    expect(problemsOf(() => desk.create('specialDay', worked))).toEqual([])
  })
})

describe('a new office', () => {
  const specialDays = query.selectFrom('specialDay').selectAll().orderBy('date')
  const hoursOf = query.selectFrom('workingHours').selectAll()
  let folder: ReturnType<typeof tempFolder>
  beforeEach(() => (folder = tempFolder()))
  afterEach(() => folder.remove())

  it('in Chinese has the published days of this year, and in English none', async () => {
    for (const [locale, count] of [
      ['zh-CN', 39],
      ['en', 0],
    ] as const) {
      const host = openDoor(`${folder.path}/${locale}`, toldClock()).host!
      await setUpOffice(host.office, { protection: 'open', name: '来客', locale })
      const days = host.office.reading.all(specialDays)
      expect(days).toHaveLength(count)
      const [hours] = host.office.reading.all(hoursOf)
      expect(calendarOf(hours!, days).week.map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0])
      await host.close()
    }
  })

  it('has its hours also when it was set up before there were any', async () => {
    const desk = tempOffice()
    const { office } = desk
    office.store.transact(actOf(program, 'setUp'), (tx) =>
      writeSetting(tx, 'protection', 'protected'),
    )
    expect(office.reading.all(hoursOf)).toEqual([])
    office.close()
    for (let time = 0; time < 2; time++) {
      const host = openDoor(desk.folder, desk.clock).host!
      expect(host.office.reading.all(hoursOf)).toHaveLength(1)
      await host.close()
    }
    rmSync(desk.folder, { recursive: true })
  })
})
