import type { Attachment } from '../../../shared/fields/field.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { picturesIn, withPictures } from '../../../shared/printing/letterPictures.ts'
import type { TemplateDraft } from '../../../shared/api/printing.ts'
import { broughtBy } from '../attachments/brought.ts'
import { toSomeRow, type StoredRow } from '../records/rows.ts'
import { visibleRows } from '../records/visible.ts'
import type { ComposeDesk } from './forms.ts'

/**
 * A draft as somebody may print it: it comes from their window and names pictures by their ids, and whoever knows no more than
 * an id sees no file by it. Staff show pictures of templates that they see, and what they brought themselves.
 */
export function draftOf(desk: ComposeDesk, draft: TemplateDraft): TemplateDraft {
  const { items } = draft.layout
  const hasPictures =
    items.some(({ type }) => type === 'picture') || picturesIn(draft.body).length > 0
  if (desk.actor.role !== 'staff' || !hasPictures) return draft
  const known = knownPictures(desk)
  const shown = items.filter((item) => item.type !== 'picture' || known.has(item.attachment))
  const body = withPictures(draft.body, known)
  return { ...draft, layout: { ...draft.layout, items: shown }, body }
}

function knownPictures({ office, actor }: ComposeDesk): ReadonlySet<string> {
  const { reading, registry, rules } = office
  const known = new Set(broughtBy(reading, actor.user))
  const template = entityNamed(registry, 'template')
  const rows = template?.fields['pictures'] && visibleRows(template, rules['template'], actor)
  if (!rows) return known
  const some = rows.select(['id', 'pictures']).where('deletedAt', 'is', null)
  for (const stored of reading.all<StoredRow>(some.where('pictures', 'is not', null))) {
    const { pictures } = toSomeRow(template, stored, ['pictures'])
    for (const { id } of pictures as readonly Attachment[]) known.add(id)
  }
  return known
}
