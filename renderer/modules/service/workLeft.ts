import { dayAfter, dayOf, startOfDay } from '../../../shared/fields/date.ts'
import { useLookups } from '../../lookups.ts'
import { now } from '../../now.ts'
import { locale, t } from '../../words.ts'
import { dayParts } from './clockShown.ts'

/** Beside the cases that are due today: when the office works, and how much of that is left; nothing once it is over. */
export function workLeft(group: string): string | undefined {
  if (group !== 'today') return undefined
  const { workingTime } = useLookups()
  const [begin, end] = [startOfDay(dayOf(now.value)), startOfDay(dayAfter(now.value, 1))]
  const stretches = workingTime.stretches(begin, end)
  const minutes = Math.floor(workingTime.between(now.value, end) / 60_000)
  if (minutes <= 0) return undefined
  const time = (at: number) =>
    new Date(at).toLocaleTimeString(locale.value, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  const { clock } = dayParts(minutes, 1440)
  return t('service.clock.workLeft', {
    from: time(stretches[0]!.from),
    to: time(stretches.at(-1)!.to),
    left: clock,
  })
}
