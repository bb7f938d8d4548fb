import { t } from '../../words.ts'
import { dayParts, type ClockShown } from './clockShown.ts'

/** What the clock of a case shows, in words: what is due and how much time is left. Empty where nothing is. */
export function clockWords(shown: ClockShown): string {
  if (shown.kind === 'none') return ''
  if (shown.kind === 'waiting') return t('service.clock.waiting')
  if (shown.kind === 'solved') return t('service.clock.solved')
  const { days, clock } = dayParts(shown.minutes, shown.dayMinutes)
  const time = days > 0 ? t('service.clock.days', { days, clock }) : clock
  const over = shown.tone === 'over' ? 'Over' : ''
  return t(`service.clock.${shown.dueFor}${over}`, { time })
}
