import type { BackupLine } from '../../../../shared/api/backup.ts'
import { locale } from '../../../words.ts'

/** A moment to the minute: 2026-11-26 12:30 or 26 Nov 2026, 12:30. */
export function minuteOf(at: number): string {
  const zh = locale.value === 'zh-CN'
  return new Intl.DateTimeFormat(zh ? 'sv-SE' : 'en-GB', {
    dateStyle: zh ? 'short' : 'medium',
    timeStyle: 'short',
  }).format(at)
}

/** The same of a backup that can't be read: its folder is named by the moment it was made, unless somebody named it. */
export function minuteOfName(name: string): string {
  const at = Date.parse(`${name.slice(0, 10)}T${name.slice(11, 19).replaceAll('.', ':')}`)
  return Number.isNaN(at) ? name : minuteOf(at)
}

/** Minutes of the day as a time input has them, and back. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export const minuteIn = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A backup that can be read. */
export type WholeLine = Extract<BackupLine, { readonly madeAt: number }>

/** Records in all, without what ships with the program. */
export const recordsIn = ({ counts }: WholeLine): number =>
  Object.entries(counts).reduce(
    (sum, [entity, count]) => sum + (entity === 'region' ? 0 : count),
    0,
  )
