import { betweenCells } from './typedBars.ts'
import { templateTokens } from './templateTree.ts'
import { allLooks, lookReader, lookWriter, wordLooks } from './wordLooks.ts'

/**
 * A letter whose looks end before each word of control and begin again after it: what a condition leaves out takes no sign
 * along whose other one stays.
 */
export const closedLooks = (body: string): string => body.split('\n').map(closedLine).join('\n')

function closedLine(line: string): string {
  if (!allLooks.some((look) => line.includes(wordLooks[look]))) return line
  return line.startsWith('|') ? line.split(betweenCells).map(closed).join('|') : closed(line)
}

function closed(words: string): string {
  const tokens = templateTokens(words)
  if (tokens.every(({ kind }) => kind === 'text' || kind === 'field')) return words
  const reader = lookReader(tokens.map((token) => (token.kind === 'text' ? token.text : '')))
  const writer = lookWriter()
  for (const token of tokens) {
    if (token.kind === 'text')
      reader.read(token.text).forEach(({ text, looks }) => writer.add(text, looks))
    else writer.add(token.text, token.kind === 'field' ? reader.now() : [])
  }
  return writer.end()
}
