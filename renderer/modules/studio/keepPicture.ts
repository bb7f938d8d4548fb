import type { AnyRow } from '../../../shared/entity.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { largestPicture } from '../../../shared/printing/layout.ts'
import { client } from '../../client.ts'
import { upload } from '../../fields/uploading.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { t } from '../../words.ts'

/** Files that can be a picture on a page. */
export const pictureTypes = ['image/png', 'image/jpeg']

/** Keeps a picture with a template; undefined where it can't be one, which is said. */
export async function keepPicture(template: AnyRow, file: File): Promise<Attachment | undefined> {
  if (file.size > largestPicture || !pictureTypes.includes(file.type)) {
    toast({ text: t('studio.pictureRefused'), tone: 'danger' })
    return undefined
  }
  try {
    const kept = await upload(file, new AbortController().signal, () => undefined)
    const before = (template['pictures'] ?? []) as readonly Attachment[]
    if (!before.some(({ id }) => id === kept.id)) {
      const values = { pictures: [...before, kept] }
      await client.records.update({ entity: 'template', id: template.id, act: newId(), values })
    }
    return kept
  } catch (error) {
    toastFailure(error)
    return undefined
  }
}
