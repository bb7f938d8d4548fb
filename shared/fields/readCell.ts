import type { FieldSpec } from './field.ts'
import type { Parsed, Reader } from './kind.ts'
import { kindOf } from './kinds.ts'

/** What spreadsheets and other programs write where there is nothing. */
const nothing = /^(?:#N\/A|#(?:REF|VALUE|NAME|DIV\/0|NULL|NUM)[!?]|N\/A|NULL|NaN|-+|—+|\/|\\N)$/iu
/** What people write where there is nothing; in a text it stays. */
const none = /^(?:无|暂无|没有|未知|不详|none|nil|n\.a\.|\?+|？+)$/iu
const texts = new Set(['text', 'longText', 'tags', 'yesNo', 'choice'])
/** 1.38E+10: what is left of a long number in a spreadsheet. */
const shortened = /^\d(?:\.\d+)?E\+\d{2}$/iu

/** The text of a cell as its writer meant it: `="0574"` and `'0574` are tricks to keep a zero. */
export function plainCell(cell: string): string {
  const text = cell.trim()
  const kept =
    /^="(.*)"$/su.exec(text)?.[1]?.replaceAll('""', '"') ??
    text.replace(/^'(?=\s*[-=+@\d＝＋－＠])/u, '')
  return nothing.test(kept) ? '' : kept
}

/** Reads a cell for a field: its value, null for nothing, or the key of what is wrong with it. */
export function readCell(cell: string, spec: FieldSpec, reader: Reader): Parsed<unknown> {
  const text = plainCell(cell)
  if (!text || (!texts.has(spec.kind) && none.test(text))) return { value: null }
  if ((spec.kind === 'text' || spec.kind === 'phone') && shortened.test(text)) {
    return { problem: 'shortenedNumber' }
  }
  return kindOf(spec).parse(
    spec.kind === 'tags' ? tagText(text) : withoutUnit(text, spec),
    spec,
    reader,
  )
}

/** Google writes `* myContacts ::: Friends`: its own groups begin with a star. */
function tagText(text: string): string {
  return text
    .split(/:::/u)
    .filter((word) => !/^\s*\*/u.test(word))
    .join(',')
}

/** 30 天, 25 人: the unit stands in the head of our column. */
function withoutUnit(text: string, { kind }: FieldSpec): string {
  return kind === 'number' ? text.replace(/\s*(?:天|日|人|名|个|days?|people)$/iu, '') : text
}
