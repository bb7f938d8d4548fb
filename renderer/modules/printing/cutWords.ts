import type { FitMark } from '../../../shared/api/printing.ts'
import { t } from '../../words.ts'

/** Names that are told; of more there is a count. */
const most = 12

/** Some names, as a list in words. */
export const few = (names: readonly string[]): string =>
  names.slice(0, most).join(t('printing.comma'))

/** Says whose words are cut on paper; nothing where none are. */
export function cutWords(marks: readonly FitMark[]): string {
  const cut = marks.filter(({ became }) => became === 'cut')
  if (cut.length === 0) return ''
  const whose = new Map(
    cut.flatMap((mark) => (mark.whose ? [[mark.whose.recipient, mark.whose.name]] : [])),
  )
  const [count, names] = [whose.size, few([...whose.values()])]
  if (count === 0) return t('print.cut.some')
  return count > most ? t('print.cut.many', { count, names }) : t('print.cut.whose', { names })
}
