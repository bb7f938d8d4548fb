import { shallowReactive } from 'vue'
import type { Locale } from '../../../shared/locales/locale.ts'
import { client } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { t } from '../../words.ts'
import { cutWords } from '../printing/cutWords.ts'
import { fileKinds, lookThrough, readFile, type FileKind } from '../printing/printRun.ts'
import { saveFile } from '../saveFile.ts'

/** A file that is being made. */
interface Making {
  /** Pages or files that are done, and of how many; 0 while nobody knows. */
  readonly done: number
  readonly of: number
  readonly stop: () => void
}

/** Files that are being made, by mailing; it goes on while somebody is elsewhere. */
export const makings = shallowReactive(new Map<string, Making>())

/** Makes a file of what of a mailing is still to go out, so many pieces, and hands it over; `printed` is told which print that was. */
export async function saveRun(
  mailing: string,
  locale: Locale,
  as: FileKind,
  { pieces, printed }: { readonly pieces: number; readonly printed: (print: string) => void },
): Promise<void> {
  if (makings.has(mailing)) return
  const print = newId()
  const stopper = new AbortController()
  const { signal } = stopper
  const tell = (done: number, of: number) =>
    makings.set(mailing, { done, of, stop: () => stopper.abort() })
  tell(0, 0)
  try {
    const what = { form: 'mailing', id: mailing } as const
    const { name, ...first } = await client.printing.prepare({ print, what, locale }, { signal })
    // Word cuts nothing.
    const marks =
      as === 'docx' || as === 'docxs'
        ? []
        : (await lookThrough(print, first, { signal, tell })).marks
    const of = as === 'pdfs' || as === 'docxs' ? pieces : first.pages
    tell(0, of)
    const file = await readFile(print, {
      signal,
      as,
      tell: (done) => tell(done, Math.max(done, of)),
    })
    const { end, type } = fileKinds[as]
    saveFile(`${name}${end}`, file, type)
    const saved = t('print.saved', { name: `${name}${end}` })
    const cut = cutWords(marks)
    toast(cut ? { text: `${saved} ${cut}`, tone: 'danger' } : { text: saved })
    printed(print)
  } catch (error) {
    if (!signal.aborted) toastFailure(error)
  } finally {
    makings.delete(mailing)
    void client.printing.drop({ print }).catch(() => undefined)
  }
}
