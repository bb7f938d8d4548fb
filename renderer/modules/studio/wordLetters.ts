import type { WordLetter } from '../../../shared/api/printing.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { readWordMapping, type WordMapping } from '../../../shared/printing/wordFields.ts'
import { client } from '../../client.ts'
import { changing, toastFailure } from '../../frame/toasts.ts'
import { upload } from '../../fields/uploading.ts'
import { newId } from '../../records/ids.ts'
import { createRecord, updateRecord } from '../../records/recordData.ts'
import { locale, t } from '../../words.ts'

/** What a file chooser offers. */
export const wordFiles =
  '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Sends a letter to the office, and answers with what was found in it. A file that is none is refused with its reason. */
async function bring(file: File): Promise<{ kept: Attachment; letter: WordLetter }> {
  const id = newId()
  const kept = await upload(file, AbortSignal.timeout(120_000), () => {}, id)
  return { kept, letter: await client.printing.readWord({ upload: id }) }
}

const valuesOf = (kept: Attachment, { layout, paper }: WordLetter, mapping: WordMapping) => ({
  word: [kept],
  wordFields: JSON.stringify(mapping),
  layout: JSON.stringify(layout),
  paper,
})

/** Makes a template of a letter made in Word; answers with its id, or undefined for a file that can't be taken. */
export async function importWord(file: File, position: number): Promise<string | undefined> {
  const id = newId()
  try {
    const { kept, letter } = await bring(file)
    const isChinese = letter.fields.some(({ name }) => /\p{Script=Han}/u.test(name))
    const values = {
      name: file.name.replace(/\.docx$/i, '').slice(0, 200) || t('studio.word.unnamed'),
      kind: 'word',
      language: isChinese || locale.value !== 'en' ? 'zh' : 'en',
      position,
      ...valuesOf(kept, letter, letter.guesses),
    }
    await createRecord('template', values, id)
    return id
  } catch (error) {
    toastFailure(error)
    return undefined
  }
}

/** Makes a letter of our own of what was read of one made in Word; answers with its id. */
export async function turnWord(row: AnyRow, { own, layout, paper }: WordLetter): Promise<string> {
  const id = newId()
  const values = {
    name: t('studio.word.ownName', { name: String(row['name']).slice(0, 180) }),
    kind: 'letter',
    language: row['language'],
    position: row['position'],
    paper,
    layout: JSON.stringify(layout),
    body: own.body || t('studio.newText'),
  }
  await createRecord('template', values, id)
  return id
}

/** Puts a changed letter in the place of the one that a template is; what its fields stand for stays. */
export const replaceWord = (row: AnyRow, file: File): Promise<void> =>
  changing(async () => {
    const { kept, letter } = await bring(file)
    const known = readWordMapping(row['wordFields']) ?? {}
    const mapping = Object.fromEntries(
      letter.fields.flatMap(({ key }) => {
        const path = known[key] ?? letter.guesses[key]
        return path === undefined ? [] : [[key, path]]
      }),
    )
    const values = valuesOf(kept, letter, mapping)
    await updateRecord('template', row.id, values, t('studio.word.replaced', { name: file.name }))
  }).catch(toastFailure)
