/** A piece of a template: words, or a field that is filled from a record. */
export type TemplatePart = { readonly text: string } | { readonly field: string }

const token = /\{\{([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)\}\}/g

/** Reads a template. Whatever is no field is text, so that nothing typed can break it. */
export function parseTemplate(body: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let read = 0
  for (const { index, 0: whole, 1: field = '' } of body.matchAll(token)) {
    if (index > read) parts.push({ text: body.slice(read, index) })
    parts.push({ field })
    read = index + whole.length
  }
  if (read < body.length) parts.push({ text: body.slice(read) })
  return parts
}

/** Writes a template as it is kept. */
export const printTemplate = (parts: readonly TemplatePart[]): string =>
  parts.map((part) => ('text' in part ? part.text : `{{${part.field}}}`)).join('')

/** A template that was filled: its words, and the fields for which there was nothing. */
export interface FilledTemplate {
  readonly text: string
  /** Each once, in the order they stand in. */
  readonly missing: readonly string[]
}

/** Fills a template. What is missing is told, and stands in the text as `mark` writes it: nothing is left out silently. */
export function fillTemplate(
  body: string,
  valueOf: (field: string) => string | null,
  mark: (field: string) => string,
): FilledTemplate {
  const missing = new Set<string>()
  const text = parseTemplate(body)
    .map((part) => {
      if ('text' in part) return part.text
      const value = valueOf(part.field)
      if (value !== null && value !== '') return value
      missing.add(part.field)
      return mark(part.field)
    })
    .join('')
  return { text, missing: [...missing] }
}

/** The fields that a template asks for, each once. */
export const fieldsIn = (body: string): string[] => [
  ...new Set(parseTemplate(body).flatMap((part) => ('field' in part ? [part.field] : []))),
]
