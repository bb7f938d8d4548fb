import { openLog } from '../../electron/host/log.ts'
import { raiseAlerts } from '../../electron/host/service/raiseAlerts.ts'
import { recountClocks } from '../../electron/host/service/recountClocks.ts'
import { seedService } from '../../electron/host/service/seedService.ts'
import { program, type Actor } from '../../electron/host/records/access.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import { chineseHolidays } from '../../shared/domain/chineseHolidays.ts'
import { officeHoursId, startingHours } from '../../shared/domain/officeCalendar.ts'
import { entities } from '../../shared/entities/registry.ts'
import { actOf, tempOffice } from './office.ts'

/** A moment on the wall of an office in Shanghai: `2026-09-28T10:00`. */
export const at = (moment: string) => Date.parse(`${moment}+08:00`)

const going = new AbortController().signal

/** An office in Shanghai on the Monday before National Day of 2026, with its hours, its holidays and what ships for service. */
export function clockedOffice() {
  const desk = tempOffice()
  desk.clock.set(at('2026-09-28T10:00'))
  const log = openLog(desk.folder, desk.clock)
  desk.office.store.transact(actOf(program, 'setUp'), (tx) => {
    seedService(desk.office.store, tx, 'zh-CN')
    writeSetting(tx, 'protection', 'open')
  })
  desk.create('workingHours', startingHours('Asia/Shanghai'), desk.chief, officeHoursId)
  for (const day of chineseHolidays(2026, 'zh-CN')) desk.create('specialDay', day)
  return {
    desk,
    complain: (values: object = {}, actor = desk.clerk) =>
      desk.create('serviceCase', { title: '第二批偏红', ...values }, actor).id,
    go: (id: string, state: string, values: object = {}) =>
      desk.update('serviceCase', id, { state, ...values }),
    read: (id: string) =>
      readVisible(desk.office.reading, entities.serviceCase, undefined, program, id)!,
    recount: (signal = going) => recountClocks(desk.office, { log, signal }),
    /** The clock on the wall says this, and the host looks what came due. */
    lookAt: async (moment: string) => {
      desk.clock.set(at(moment))
      await raiseAlerts(desk.office, { log, signal: going })
    },
    /** What somebody was told, the earliest first. */
    alertsOf: (actor: Actor = desk.clerk) =>
      desk.lists
        .page(actor, entities.caseAlert, {
          sort: { field: 'at', descending: false },
          offset: 0,
          limit: 100,
        })
        .rows.map((row) => [row.level, row.at]),
  }
}

export type ClockedOffice = ReturnType<typeof clockedOffice>
