import { t } from '../words.ts'
import { putOnClipboard } from './clipboard.ts'
import { toast } from './toasts.ts'

/** Copies a text, and a table of it where there is one; says so with `said`, or that the clipboard can't be reached. */
export async function copyText(text: string, said: string, html?: string): Promise<void> {
  if (await putOnClipboard(text, html)) toast({ text: said })
  else toast({ text: t('frame.notCopied'), tone: 'danger' })
}
