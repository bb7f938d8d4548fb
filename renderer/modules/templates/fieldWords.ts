import { isReplyField, replyTarget } from '../../../shared/domain/replyFields.ts'
import { label, one, t } from '../../words.ts'

/** What people call a field of a template; of one that is not known, its path. */
export function fieldWords(path: string): string {
  const target = replyTarget(path)
  if (target) {
    const field = label(target.entity, target.field)
    if (target.entity === 'serviceCase') return field
    return t('templates.of', { entity: one(target.entity), field })
  }
  if (!isReplyField(path)) return path
  if (path === 'case.contact.honorific') return t('templates.honorific')
  if (path === 'office.name') return t('templates.office')
  return path === 'me.name' ? t('templates.me') : t('templates.today')
}

/** What stands in a text for a field that there was nothing for. */
export const missingMark = (path: string) => t('templates.missing', { name: fieldWords(path) })

const marks = /【缺：([^【】\n]+)】|\[missing: ([^[\]\n]+)\]/g

/** From where to where the first of them stands. */
export function placeOfMark(text: string): [number, number] | undefined {
  const [found] = text.matchAll(marks)
  return found && [found.index, found.index + found[0].length]
}

/** What is still to be filled in by hand, as the text says it. */
export const marksIn = (text: string): string[] => [
  ...new Set([...text.matchAll(marks)].map(([, chinese, english]) => chinese ?? english ?? '')),
]
