import { dayAfter, dayOf, startOfDay } from '../../../shared/fields/date.ts'
import type { Filter } from '../../../shared/filter.ts'
import { useLookups } from '../../lookups.ts'
import { now } from '../../now.ts'
import type { GroupCounted } from '../../records/additions.ts'
import { locale, t } from '../../words.ts'
import { dayParts } from './clockShown.ts'

/** What a group of cases that are due alike says. */
export function dueNote(group: string, { all, some }: GroupCounted): string | undefined {
  if (group === 'today') return workLeft()
  if (group !== 'over' || some === 0) return undefined
  return some === all ? t('service.clock.headTold') : t('service.clock.headToldOf', { count: some })
}

/** Overdue cases of which somebody above the handler was told. */
export const dueCounts: Readonly<Record<string, Filter>> = {
  over: { field: 'escalation', op: 'atLeast', value: 1 },
}

/** Beside the cases that are due today: when the office works, and how much of that is left; nothing once it is over. */
function workLeft(): string | undefined {
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
