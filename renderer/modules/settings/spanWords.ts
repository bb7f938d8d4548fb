import { timeSpanParts } from '../../../shared/domain/timeSpan.ts'
import { t } from '../../words.ts'

/** A span of seconds in words, a day being so many of them: 24 小时, 3 天, 1 h 30 min. */
export function spanWords(seconds: number, day = 86_400): string {
  const { days, hours, minutes } = timeSpanParts(seconds, day)
  const parts = [
    ...(days > 0 ? [t('settings.targets.days', { count: days })] : []),
    ...(hours > 0 ? [t('settings.targets.hours', { count: hours })] : []),
    ...(minutes > 0 ? [t('settings.targets.minutes', { count: minutes })] : []),
  ]
  return parts.join(' ') || t('settings.targets.minutes', { count: 0 })
}
