import { largestPicture, type Layout } from '../../../shared/printing/layout.ts'
import { photoFor } from '../../../shared/printing/photoFor.ts'
import type { RecipientSource } from '../../../shared/printing/recipient.ts'
import { attachmentBytes } from '../attachments/attachmentFiles.ts'
import { mostPoints, pointsOf } from './pictureSize.ts'

/** Reads pictures, by the ids of their attachments: so they are called in a document. One that is gone, or is no picture that is printed, is left out. */
export async function readPictures(
  dataDir: string,
  ids: readonly string[],
): Promise<Record<string, Uint8Array>> {
  const read = ids.map(async (id) => {
    const bytes = await attachmentBytes(dataDir, id).catch(() => null)
    const isPicture =
      bytes && bytes.length <= largestPicture && (pointsOf(bytes) ?? Infinity) <= mostPoints
    return isPicture ? ([id, bytes] as const) : null
  })
  return Object.fromEntries((await Promise.all(read)).filter((each) => each !== null))
}

/** Finds the pictures that a layout asks of a recipient. Attachments that whoever prints may not see are not in the source. */
export function photosFor(
  { items }: Pick<Layout, 'items'>,
  source: RecipientSource,
): Readonly<Record<string, string>> {
  const photos: Record<string, string> = {}
  for (const item of items) {
    if (item.type !== 'photo') continue
    const found = photoFor(item, source)
    if (found) photos[item.id] = found.id
  }
  return photos
}
