import type { PageLoss } from '../../../shared/printing/wordFields.ts'
import { wordPictures } from './wordPictures.ts'
import { documentPart } from './openWord.ts'
import type { WordTemplate } from './wordTemplate.ts'
import { allOf, childOf, type XmlElement } from './wordXml.ts'

const has = (root: XmlElement, ...names: readonly string[]) =>
  names.some((name) => !allOf(root, name).next().done)

/** What of a letter our own pages show simpler than Word does, or not at all. */
export function pageLosses({
  files,
  document,
}: Pick<WordTemplate, 'files' | 'document'>): PageLoss[] {
  const nameOf = wordPictures(files).of(documentPart)
  const found: Readonly<Record<PageLoss, () => boolean>> = {
    boxes: () => has(document, 'w:txbxContent'),
    floating: () => has(document, 'wp:anchor') && !has(document, 'w:txbxContent'),
    pictures: () =>
      [...allOf(document, 'a:blip')].some(
        ({ attributes }) => !nameOf(attributes['r:embed'] ?? ''),
      ) || has(document, 'w:object', 'v:imagedata', 'c:chart'),
    columns: () =>
      [...allOf(document, 'w:cols')].some(({ attributes }) => Number(attributes['w:num'] ?? 1) > 1),
    notes: () => has(document, 'w:footnoteReference', 'w:endnoteReference'),
    merged: () => has(document, 'w:vMerge', 'w:gridSpan'),
    nested: () => [...allOf(document, 'w:tc')].some((cell) => has(cell, 'w:tbl')),
    // Where tabs stop is said in paragraphs by the same name.
    tabs: () => [...allOf(document, 'w:r')].some((run) => childOf(run, 'w:tab')),
    sections: () => [...allOf(document, 'w:sectPr')].length > 1,
  }
  return (Object.keys(found) as PageLoss[]).filter((each) => found[each]())
}
