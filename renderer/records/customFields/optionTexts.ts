import { labelKey } from '../../../shared/domain/labelKey.ts'

/** Options as people type them: one a line, or on one line with commas between; each once. */
export function optionTexts(typed: string): string[] {
  const separator = typed.trim().includes('\n') ? /\n/u : /[,，、;；]/u
  const seen = new Set([''])
  return typed.split(separator).flatMap((part) => {
    const text = part.normalize('NFC').replace(/\s+/gu, ' ').trim()
    const key = labelKey(text)
    if (seen.has(key)) return []
    seen.add(key)
    return [text]
  })
}
