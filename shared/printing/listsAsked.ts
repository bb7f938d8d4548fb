import type { Layout } from './layout.ts'
import { runLists } from './recipientFields.ts'
import { askedBy, templateTree } from './templateTree.ts'

/** The lists that the texts of a template go through. */
export function listsAsked({
  layout: { items },
  body,
}: {
  readonly layout: Pick<Layout, 'items'>
  readonly body: string | null
}): ReadonlySet<string> {
  const texts = [body ?? '', ...items.flatMap((item) => ('text' in item ? [item.text] : []))]
  return new Set(texts.flatMap((text) => [...askedBy(templateTree(text).nodes).lists]))
}

/** Whether a template with these lists is one document for everybody, and not one for each. */
export const isForAll = (lists: ReadonlySet<string>): boolean =>
  runLists.some((list) => lists.has(list))
