/** What can be chosen, from the lines in which it was written: each once, in that order. */
export const optionsIn = (lines: unknown): string[] =>
  typeof lines === 'string'
    ? [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
    : []
