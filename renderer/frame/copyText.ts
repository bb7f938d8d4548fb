import { t } from '../words.ts'
import { putOnClipboard } from './clipboard.ts'
import { toast } from './toasts.ts'

/**
 * Copies a text, and a table of it where there is one; says so with `said`, or that the clipboard can't be reached.
 * Answers whether it could.
 */
export async function copyText(text: string, said: string, html?: string): Promise<boolean> {
  const copied = await putOnClipboard(text, html)
  if (copied) toast({ text: said })
  else toast({ text: t('frame.notCopied'), tone: 'danger' })
  return copied
}
