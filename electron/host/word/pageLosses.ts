import type { PageLoss } from '../../../shared/printing/wordFields.ts'
import { wordPictures } from './wordPictures.ts'
import { documentPart } from './openWord.ts'
import type { WordTemplate } from './wordTemplate.ts'
import { allOf, childOf, hasIn } from './wordXml.ts'

/** What of a letter our own pages show simpler than Word does, or not at all. */
export function pageLosses({
  files,
  document,
  edges,
}: Pick<WordTemplate, 'files' | 'document' | 'edges'>): PageLoss[] {
  const parts = [[documentPart, document] as const, ...edges]
  const { of } = wordPictures(files)
  const has = (...names: readonly string[]) => parts.some(([, root]) => hasIn(root, ...names))
  const all = (name: string) => parts.flatMap(([, root]) => [...allOf(root, name)])
  const found: Readonly<Record<PageLoss, () => boolean>> = {
    boxes: () => has('w:txbxContent'),
    floating: () => has('wp:anchor') && !has('w:txbxContent'),
    pictures: () =>
      parts.some(([part, root]) => {
        const nameOf = of(part)
        return [...allOf(root, 'a:blip')].some(
          ({ attributes }) => !nameOf(attributes['r:embed'] ?? ''),
        )
      }) || has('w:object', 'v:imagedata', 'c:chart'),
    columns: () =>
      [...allOf(document, 'w:cols')].some(({ attributes }) => Number(attributes['w:num'] ?? 1) > 1),
    notes: () => hasIn(document, 'w:endnoteReference'),
    merged: () => has('w:vMerge', 'w:gridSpan'),
    nested: () => all('w:tc').some((cell) => hasIn(cell, 'w:tbl')),
    // Where tabs stop is said in paragraphs by the same name.
    tabs: () => all('w:r').some((run) => childOf(run, 'w:tab')),
    sections: () => [...allOf(document, 'w:sectPr')].length > 1,
  }
  return (Object.keys(found) as PageLoss[]).filter((each) => found[each]())
}
