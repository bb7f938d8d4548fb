import { failure, problem } from '../../../shared/failure.ts'
import { isRecipientList } from '../../../shared/printing/recipientFields.ts'
import type { TemplateScope } from '../../../shared/printing/templateTree.ts'
import type { WordMapping } from '../../../shared/printing/wordFields.ts'
import { attachmentBytes } from '../attachments/attachmentFiles.ts'
import type { ReadyLayout } from '../printing/fillLayout.ts'
import { wordFiller } from './fillWord.ts'
import { documentPart, openWord, readPart, relationsOf } from './openWord.ts'
import { noteOf } from './wordNotes.ts'
import { joinWord } from './joinWord.ts'
import { wordBlocks } from './wordBlocks.ts'
import { wordPage } from './wordPage.ts'
import { wordPictures } from './wordPictures.ts'
import { readWordTemplate, type WordTemplate } from './wordTemplate.ts'
import { isOn } from './wordStyles.ts'
import { childOf, type XmlElement } from './wordXml.ts'

/** A letter made in Word as a template keeps it. */
export interface WordGiven {
  /** Id of its file. */
  readonly file: string
  readonly mapping: WordMapping
}

/** A letter made in Word that is ready to be filled: for our pages, and as a document of Word's. */
export interface ReadyWord extends ReadyLayout {
  readonly pictures: Readonly<Record<string, Uint8Array>>
  readonly edges: { readonly head: number; readonly foot: number }
  /** Fields of which nobody has said what they stand for. */
  readonly undecided: readonly string[]
  docx(scopes: readonly TemplateScope[]): ReturnType<typeof joinWord>
}

/** Reads a letter that is kept. Throws `wordGone` where its file is not there. */
export async function keptWord(dataDir: string, file: string): Promise<WordTemplate> {
  const bytes = await attachmentBytes(dataDir, file).catch(() => null)
  if (!bytes) throw failure('notFound', problem('file', 'wordGone'))
  return readWordTemplate(openWord(bytes))
}

export async function readyWord(dataDir: string, { file, mapping }: WordGiven): Promise<ReadyWord> {
  const template = await keptWord(dataDir, file)
  const { files, document } = template
  const fill = wordFiller(template, mapping)
  const read = wordBlocks(files)
  const { pictures, of } = wordPictures(files)
  const namesOf: Record<string, ReturnType<typeof of>> = {}
  const blocksIn = (part: string, root: XmlElement, scope: TemplateScope) =>
    read(fill(root, scope), (namesOf[part] ??= of(part)), (reference) => {
      const note = noteOf(template.notes, reference)
      return note && fill(note, scope)
    })
  const { others, first, even } = edgeParts(template)
  const edgesIn = ({ head, foot }: EdgeParts, scope: TemplateScope) => ({
    head: head ? blocksIn(head, template.edges.get(head)!, scope) : [],
    foot: foot ? blocksIn(foot, template.edges.get(foot)!, scope) : [],
  })
  const body = childOf(document, 'w:body')!
  return {
    items: [],
    lists: new Set(Object.values(mapping).filter(isRecipientList)),
    isFixed: false,
    pictures,
    edges: wordPage(template).edges,
    undecided: template.fields
      .filter(({ key }) => !Object.hasOwn(mapping, key))
      .map(({ name }) => name),
    fill: (scope) => ({
      values: [],
      sure: [],
      blocks: blocksIn(documentPart, body, scope),
      ...edgesIn(others, scope),
      ...(first && { first: edgesIn(first, scope) }),
      ...(even && { even: edgesIn(even, scope) }),
    }),
    docx: (scopes) => joinWord(template, mapping, scopes),
  }
}

/** Names of the parts over and under the text of a page. */
interface EdgeParts {
  readonly head: string | undefined
  readonly foot: string | undefined
}

/** The head and the foot that most pages have, and those of the first page and of even ones where they have their own. */
function edgeParts({ files, document, edges }: WordTemplate): {
  readonly others: EdgeParts
  readonly first: EdgeParts | undefined
  readonly even: EdgeParts | undefined
} {
  const section = childOf(childOf(document, 'w:body'), 'w:sectPr')
  const relations = relationsOf(files, documentPart)
  const partOf = (name: string, type: 'default' | 'first' | 'even') => {
    const asked = (section?.children ?? []).find(
      (each): each is XmlElement =>
        typeof each !== 'string' &&
        each.name === name &&
        (each.attributes['w:type'] ?? 'default') === type,
    )
    const target = relations.get(asked?.attributes['r:id'] ?? '')?.target
    return target !== undefined && edges.has(target) ? target : undefined
  }
  const of = (type: 'default' | 'first' | 'even') => ({
    head: partOf('w:headerReference', type),
    foot: partOf('w:footerReference', type),
  })
  const hasFirst = isOn(childOf(section, 'w:titlePg')) === true
  const hasEven =
    isOn(childOf(readPart(files, 'word/settings.xml'), 'w:evenAndOddHeaders')) === true
  return {
    others: of('default'),
    first: hasFirst ? of('first') : undefined,
    even: hasEven ? of('even') : undefined,
  }
}
