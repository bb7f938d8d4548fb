import type { EditorState } from '@tiptap/pm/state'
import { fieldsIn } from '../../../shared/domain/templateText.ts'
import { askedBy, templateTree } from '../../../shared/printing/templateTree.ts'
import { replyVocabulary, type Vocabulary } from './vocabulary.ts'

/** What is being typed after `{` or `/`, or what a Chinese keyboard makes of them, to find a field, and where it stands. */
export interface FieldQuery {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** `｛` and `「` stand where a Chinese keyboard has the brace, `／` and `、` where it has the slash. */
const opened =
  /[{｛「]{1,2}([^{}｛｝「」\uFFFC]{0,24})$|(?:^|[\s\uFFFC])[/／]([^\s/／\uFFFC]{0,24})$|(?:^|\s)、([^\s、\uFFFC]{0,24})$/

/** The query before the caret: a brace anywhere, a slash where a word begins. */
export function fieldQueryIn({ selection }: EditorState): FieldQuery | null {
  const { $from, empty } = selection
  if (!empty) return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC')
  const found = opened.exec(before)
  if (!found) return null
  const text = found[1] ?? found[2] ?? found[3] ?? ''
  const length = found[0].replace(/^[\s\uFFFC]/, '').length
  return { from: $from.pos - length, to: $from.pos, text }
}

/** Fields that a query may mean, by their words or their path. */
export function fieldsMeant(
  text: string,
  { groups, words }: Vocabulary = replyVocabulary,
): readonly string[] {
  const typed = text.trim().toLowerCase()
  return groups()
    .flatMap(({ paths }) => paths)
    .filter(
      (path) => words(path).toLowerCase().includes(typed) || path.toLowerCase().includes(typed),
    )
}

/** Fields that a text asks for and nobody knows. Where texts may hold words of control, those are none. */
export function unknownFields(body: string, { isKnown, controlWords }: Vocabulary): string[] {
  const asked = controlWords ? [...askedBy(templateTree(body).nodes).fields] : fieldsIn(body)
  return asked.filter((field) => !isKnown(field))
}
