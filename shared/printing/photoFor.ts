import type { AnyRow } from '../entity.ts'
import type { Attachment } from '../fields/field.ts'
import { largestPicture, type LayoutItem, type photoOwners } from './layout.ts'

type Photo = Extract<LayoutItem, { type: 'photo' }>

const isPicture = ({ name, type, size }: Attachment) =>
  size <= largestPicture && (/^image\/(png|jpeg)$/.test(type) || /\.(png|jpe?g)$/i.test(name))

/** The attachment that shows where a picture of whoever is written to stands. */
export function photoFor(
  { of, named }: Photo,
  source: Readonly<Record<(typeof photoOwners)[number], AnyRow | null>>,
): Attachment | undefined {
  const attached = (source[of]?.['attachments'] ?? []) as readonly Attachment[]
  const words = named.trim().toLowerCase()
  return attached.find((each) => isPicture(each) && each.name.toLowerCase().includes(words))
}
