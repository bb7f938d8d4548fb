import type { RecordOf, TemplateDraft } from '../../../shared/api/printing.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { cellsOf, isForWord, readLayout, type Layout } from '../../../shared/printing/layout.ts'
import { picturesIn } from '../../../shared/printing/letterPictures.ts'
import { isForAll } from '../../../shared/printing/listsAsked.ts'
import type { Recipient, RecipientSource } from '../../../shared/printing/recipient.ts'
import { isRecipientList } from '../../../shared/printing/recipientFields.ts'
import {
  recipientScope,
  runScope,
  type ScopeParts,
} from '../../../shared/printing/recipientScope.ts'
import type { TemplateScope } from '../../../shared/printing/templateTree.ts'
import { recordIn } from '../records/asked.ts'
import { readWordMapping } from '../../../shared/printing/wordFields.ts'
import { letterDocx } from '../word/letterDocx.ts'
import { readyWord, type WordGiven } from '../word/readyWord.ts'
import { barcodes } from './barcode.ts'
import { demandAwaited } from './demandAwaited.ts'
import { readyLayout } from './fillLayout.ts'
import type { ComposeDesk } from './forms.ts'
import type { LayoutRecord, LayoutRun } from './layoutRun.ts'
import type { ComposedRun } from './printing.ts'
import { photosFor, readPictures } from './printPictures.ts'
import { printWords } from './printWords.ts'
import { readSources } from './recipientSources.ts'
import { runSource } from './runSource.ts'

/** Recipients that are read at once; others at the office get their turn in between. */
const pace = 250

/** How a template is printed for its recipients. */
export interface ComposeOptions {
  /** Of each recipient's, one after the other. */
  readonly copies?: number
  /** Place on the first sheet of labels that is still there, from 1. */
  readonly startAt?: number
  /** Who writes; the office's first sender unless told otherwise. */
  readonly sender?: string | undefined
  /** Code of the region whose places are listed, for templates that list places. */
  readonly region?: string | undefined
}

/** A template, with the letter made in Word that it may be. */
export interface TemplateGiven extends TemplateDraft {
  readonly word?: WordGiven
}

/** A composed run, with what nobody decided on in its letter. */
export interface CheckedRun extends ComposedRun {
  readonly undecided: readonly string[]
}

/** What a recipient's own file is called. */
const nameOf = ({ customer, contact }: RecipientSource) =>
  [customer?.['name'], contact?.['name']].filter(Boolean).join(' ')

/** The template with this id, as a draft of it would be. Throws `notFound`. */
export function templateGiven({ office, actor }: ComposeDesk, id: string): TemplateGiven {
  const { row } = recordIn(office, actor, { entity: 'template', id })
  const layout = readLayout(row['layout'])
  if (!layout || row.deletedAt !== null) throw failure('notFound', problem([], 'notFound'))
  return {
    name: String(row['name']),
    language: row['language'] === 'en' ? 'en' : 'zh',
    layout,
    body: String(row['body'] ?? ''),
    ...(row['kind'] === 'word' && { word: wordOf(row) }),
  }
}

function wordOf(row: AnyRow): WordGiven {
  const [kept] = (row['word'] ?? []) as readonly Attachment[]
  if (!kept) throw failure('notFound', problem('file', 'wordGone'))
  return { file: kept.id, mapping: readWordMapping(row['wordFields']) ?? {} }
}

/** Fills a template for its recipients, in the order in which they are given. */
export async function composeTemplate(
  desk: ComposeDesk,
  template: TemplateGiven,
  recipients: readonly Recipient[],
  { copies = 1, startAt = 1, ...asked }: ComposeOptions = {},
): Promise<CheckedRun> {
  const { layout } = template
  const locale: Locale = template.language === 'en' ? 'en' : 'zh-CN'
  const words = printWords(desk.office, locale)
  const { dataDir } = desk.office
  const word = template.word && (await readyWord(dataDir, template.word))
  const pictures = word?.pictures ?? (await readPictures(dataDir, ownPictures(template)))
  const draw = layout.items.some(({ type }) => type === 'barcode') ? await barcodes() : () => null
  const ready = word ?? readyLayout(withThese(layout, pictures), template.body, draw)
  const hasPhotos = layout.items.some(({ type }) => type === 'photo')
  const lists = new Set([...ready.lists].filter(isRecipientList))
  const once = isForAll(ready.lists) || (ready.isFixed && recipients.length === 0)
  if (!once && recipients.length === 0) throw failure('invalid', problem([], 'nobodyChosen'))

  const source = runSource(desk, asked)
  const { registry } = desk.office
  const fieldsOf = (entity: string) => registry[entity]?.fields ?? {}
  const records: LayoutRecord[] = []
  const all: TemplateScope[] = []
  const names: string[] = []
  const filled: TemplateScope[] = []
  for (let from = 0; from < recipients.length; from += pace) {
    demandAwaited(desk.signal)
    const some = recipients.slice(from, from + pace)
    const { sources, titles } = readSources(desk, some, lists)
    const parts: ScopeParts = { run: source, speaker: words.speaker(titles), fieldsOf }
    for (const each of sources) {
      const scope = recipientScope(each, parts)
      if (once) all.push(scope)
      else add(scope, photosFor(layout, each))
      names.push(nameOf(each))
    }
    await new Promise(setImmediate)
  }
  if (once) {
    const parts: ScopeParts = { run: source, speaker: words.speaker({}), fieldsOf }
    add(runScope(all, parts), {})
  }
  const run: LayoutRun = {
    layout,
    items: ready.items,
    records,
    start: Math.min(startAt, cellsOf(layout)) - 1,
    pictures,
    ...(hasPhotos && { photosOf: (ids) => readPictures(dataDir, ids) }),
    ...(word && { edges: word.edges }),
    ...(!once && { whose }),
  }
  const isWord = word !== undefined || isForWord(layout)
  const docxOf = (
    pictures: LayoutRun['pictures'],
    some: { scopes: readonly TemplateScope[]; records: readonly LayoutRecord[] },
  ) => (word ? word.docx(some.scopes) : letterDocx({ ...run, pictures, records: some.records }))
  const recordOf = (recipient: number) => recipient * copies
  const docxFor = (recipient: number, pictures: LayoutRun['pictures']) =>
    docxOf(pictures, {
      scopes: filled.slice(recordOf(recipient), recordOf(recipient) + 1),
      records: records.slice(recordOf(recipient), recordOf(recipient) + 1),
    })
  return {
    name: template.name,
    run,
    undecided: word?.undecided ?? [],
    count: recipients.length,
    ...(isWord && { docx: (sound) => docxOf(sound, { scopes: filled, records }) }),
    ...(!once &&
      cellsOf(layout) === 1 && { singles: { names, recordOf, ...(isWord && { docx: docxFor }) } }),
  }

  function whose(record: number): RecordOf {
    const recipient = Math.floor(record / copies)
    return { recipient, name: names[recipient]! }
  }

  function add(scope: TemplateScope, photos: Readonly<Record<string, string>>): void {
    const record = ready.fill(scope)
    for (let copy = 0; copy < copies; copy += 1) {
      records.push({ ...record, ...(hasPhotos && { photos }) })
      if (word) filled.push(scope)
    }
  }
}

/** A layout without the pictures that are not there. */
const withThese = (layout: Layout, pictures: object): Layout => ({
  ...layout,
  items: layout.items.filter(
    (item) => item.type !== 'picture' || Object.hasOwn(pictures, item.attachment),
  ),
})

const ownPictures = ({ layout, body }: TemplateDraft) => [
  ...layout.items.flatMap((item) => (item.type === 'picture' ? [item.attachment] : [])),
  ...picturesIn(body),
]
