import { shallowReactive } from 'vue'
import type { Locale } from '../../../shared/locales/locale.ts'
import { client } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { t } from '../../words.ts'
import { readPdf } from '../printing/printRun.ts'
import { saveFile } from '../saveFile.ts'

/** A PDF that is being made. */
interface Making {
  /** Pages that are done, and of how many; 0 while nobody knows. */
  readonly done: number
  readonly of: number
  readonly stop: () => void
}

/** PDFs that are being made, by mailing; it goes on while somebody is elsewhere. */
export const makings = shallowReactive(new Map<string, Making>())

/**
 * Makes a PDF of all of a mailing and hands it over as a file, adjusted for a printer where one is told; `printed` is told
 * which print that was.
 */
export async function savePdf(
  mailing: string,
  locale: Locale,
  printed: (print: string) => void,
  profile: string | null = null,
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
    const { name, pages } = await client.printing.prepare({ print, what, locale }, { signal })
    tell(0, pages)
    const pdf = await readPdf(print, {
      signal,
      profile,
      tell: (done) => tell(done, Math.max(done, pages)),
    })
    saveFile(`${name}.pdf`, pdf, 'application/pdf')
    toast({ text: t('print.saved', { name: `${name}.pdf` }) })
    printed(print)
  } catch (error) {
    if (!signal.aborted) toastFailure(error)
  } finally {
    makings.delete(mailing)
    void client.printing.drop({ print }).catch(() => undefined)
  }
}
