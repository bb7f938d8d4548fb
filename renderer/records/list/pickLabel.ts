import { locale, t } from '../../words.ts'

/** Stands for the title while the words round it are looked up. */
const blank = '\u0000'
let known: { readonly locale: string; readonly around: readonly string[] } | undefined

/** What the box of a row is called. The words are looked up once: a list that is opened has dozens of boxes. */
export function pickLabel(title: string): string {
  if (known?.locale !== locale.value) {
    known = { locale: locale.value, around: t('list.selectRow', { title: blank }).split(blank) }
  }
  return known.around.join(title)
}
