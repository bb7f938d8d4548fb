import { htmlText } from '../domain/htmlText.ts'
import { allLooks } from './wordLooks.ts'
import type { LetterBlock, LetterRun } from './letterBlocks.ts'

/**
 * A letter as HTML for mail programs. Nothing but these few elements comes about, and all words are text: there is no markup
 * in a letter, nor in what it is filled with, that could get through.
 */
export function letterHtml(blocks: readonly LetterBlock[]): string {
  const body = blocks.map(blockHtml).join('\n')
  return `<div style="font-size:15px;line-height:1.7;max-width:640px">\n${body}\n</div>`
}

/** The same letter as plain text. */
export const letterPlain = (blocks: readonly LetterBlock[]): string =>
  blocks.map(blockPlain).join('\n').trim()

function blockHtml(block: LetterBlock): string {
  if (block.kind === 'pageBreak') return '<hr>'
  // Pictures stay on paper: mail programs hold back what they would have to fetch.
  if (block.kind === 'picture') return ''
  if (block.kind === 'table') return tableHtml(block)
  const { runs, heading, bullet, align } = block
  const words = `${bullet ? '• ' : ''}${runsHtml(runs) || '&nbsp;'}`
  const look = `margin:0${align ? `;text-align:${align}` : ''}`
  const tag = heading ? `h${heading}` : 'p'
  return `<${tag} style="${look}">${words}</${tag}>`
}

function tableHtml({ head, rows }: Extract<LetterBlock, { kind: 'table' }>): string {
  const row = (cells: readonly (readonly LetterRun[])[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag} style="padding:4px 8px;border:1px solid #999;text-align:left">${runsHtml(cell)}</${tag}>`).join('')}</tr>`
  const lines = [...(head ? [row(head, 'th')] : []), ...rows.map((cells) => row(cells, 'td'))]
  return `<table style="border-collapse:collapse">${lines.join('')}</table>`
}

const elements = { bold: 'strong', italic: 'em', underline: 'u' } as const

const runsHtml = (runs: readonly LetterRun[]) =>
  runs
    .map((run) => {
      const words = htmlText(run.text).replaceAll('\n', '<br>')
      return allLooks.reduce(
        (said, look) => (run[look] ? `<${elements[look]}>${said}</${elements[look]}>` : said),
        words,
      )
    })
    .join('')

function blockPlain(block: LetterBlock): string {
  if (block.kind === 'pageBreak') return '\n----\n'
  if (block.kind === 'picture') return ''
  const plain = (runs: readonly LetterRun[]) => runs.map(({ text }) => text).join('')
  if (block.kind === 'line') return `${block.bullet ? '- ' : ''}${plain(block.runs)}`
  return [...(block.head ? [block.head] : []), ...block.rows]
    .map((cells) => cells.map(plain).join(' | '))
    .join('\n')
}
