import type { Lack, Piece } from '../../../shared/domain/mailPiece.ts'
import { readLayout, type LayoutItem } from '../../../shared/printing/layout.ts'
import { isForAll, listsAsked } from '../../../shared/printing/listsAsked.ts'
import { photoFor } from '../../../shared/printing/photoFor.ts'
import type { RecipientSource } from '../../../shared/printing/recipient.ts'
import {
  isRecipientList,
  recipientTarget,
  type FieldsOf,
} from '../../../shared/printing/recipientFields.ts'
import { recipientScope, type ScopeParts } from '../../../shared/printing/recipientScope.ts'
import { askedBy, templateTree, type TemplateNode } from '../../../shared/printing/templateTree.ts'
import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { wordsIn } from '../printing/fillLayout.ts'
import { printWords } from '../printing/printWords.ts'
import { sourcesOf } from '../printing/recipientSources.ts'
import { runSource } from '../printing/runSource.ts'
import type { Actor } from '../records/access.ts'
import type { ListDesk } from '../records/listQueries.ts'
import type { PieceQuestion } from './readPieces.ts'

/** A thing on paper without which nobody is printed, and what its words ask for. */
interface Needed {
  readonly item: LayoutItem
  readonly nodes: readonly TemplateNode[]
}

/** The pieces with it said of those for whom something stays empty without which the template prints nobody. */
export function withLacks(
  { reading, registry, rules, clock }: Pick<ListDesk, 'reading' | 'registry' | 'rules' | 'clock'>,
  actor: Actor,
  asked: PieceQuestion,
  pieces: readonly Piece[],
): readonly Piece[] {
  const { needed, locale } = neededIn(reading, asked)
  const there = pieces.filter(({ deleted }) => !deleted)
  if (needed.length === 0 || there.length === 0) return pieces
  const office = { reading, rules, clock, registry: knownRegistry(registry, actor) }
  const desk = { office, actor }
  const recipients = there.map(({ customer, contact, from: address }) => ({
    customer,
    contact,
    address,
  }))
  const lists = needed.flatMap(({ nodes }) => [...askedBy(nodes).lists])
  const { sources, titles } = sourcesOf(desk, recipients, new Set(lists.filter(isRecipientList)))
  const parts: ScopeParts = {
    run: runSource(desk, { sender: asked.sender ?? undefined }),
    speaker: printWords(office, locale).speaker(titles),
    fieldsOf: (entity) => office.registry[entity]?.fields ?? {},
  }
  const lacking = new Map(
    there.map((piece, index) => [piece, emptyOf(needed, sources[index]!, parts)]),
  )
  return pieces.map((piece) => {
    const empty = lacking.get(piece) ?? []
    if (empty.length === 0) return piece
    const lacks = empty
      .flatMap((each) => lacksIn(each, parts.fieldsOf))
      .filter(({ of }) => piece[of] !== null)
    return { ...piece, issues: [...piece.issues, 'lacksNeeded'], lacks }
  })
}

/** What is needed of each recipient where a mailing prints its template, or encloses it. */
function neededIn(
  reading: Reading,
  { template, output, enclosed }: PieceQuestion,
): { readonly needed: readonly Needed[]; readonly locale: 'en' | 'zh-CN' } {
  const isPrinted = output === 'email' ? enclosed : output !== 'sms'
  const found =
    isPrinted && template
      ? reading.first(
          query
            .selectFrom('template')
            .select(['layout', 'body', 'language'])
            .where('id', '=', template),
        )
      : undefined
  const locale = found?.language === 'en' ? 'en' : 'zh-CN'
  const layout = readLayout(found?.layout)
  if (!layout || isForAll(listsAsked({ layout, body: found?.body ?? null }))) {
    return { needed: [], locale }
  }
  const needed = layout.items
    .filter((item) => 'needed' in item && item.needed)
    .map((item) => ({ item, nodes: 'text' in item ? templateTree(item.text).nodes : [] }))
    .filter(({ nodes }) => !isPostcode(nodes))
  return { needed, locale }
}

/** Whether an address has the postcode that it needs is checked with the address: some places have none. */
const isPostcode = (nodes: readonly TemplateNode[]): boolean =>
  [...askedBy(nodes).fields].join() === 'recipient.postcode'

function emptyOf(
  needed: readonly Needed[],
  source: RecipientSource,
  parts: ScopeParts,
): readonly Needed[] {
  const scope = recipientScope(source, parts)
  return needed.filter(({ item, nodes }) =>
    item.type === 'photo' ? !photoFor(item, source) : wordsIn(nodes, scope) === null,
  )
}

/** The fields of a recipient that fill a thing. */
function lacksIn({ item, nodes }: Needed, fieldsOf: FieldsOf): Lack[] {
  if (item.type === 'photo') return [{ of: item.of, field: 'attachments' }]
  return [...askedBy(nodes).fields].flatMap((path) => {
    const target = recipientTarget(path, fieldsOf)
    if (target?.kind !== 'field') return []
    const { of, field } = target
    return of === 'customer' || of === 'contact' ? [{ of, field }] : []
  })
}
