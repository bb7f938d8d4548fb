import { dayOf } from '../../../../shared/fields/date.ts'
import { shortDay } from '../../../days.ts'
import { now } from '../../../now.ts'

const two = (part: number) => String(part).padStart(2, '0')

/** A moment with its minute, short: 11-26 09:30. */
export function momentWords(at: number): string {
  const time = new Date(at)
  return `${shortDay(dayOf(at), now.value)} ${two(time.getHours())}:${two(time.getMinutes())}`
}
