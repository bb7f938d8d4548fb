import { shallowRef } from 'vue'
import type { RehearsedLine } from '../../../shared/api/sending.ts'
import { smsLength } from '../../../shared/domain/smsLength.ts'
import { client, failureFrom } from '../../client.ts'
import { csvCell } from '../importing/failedRows.ts'
import { failureText } from '../../words.ts'

/** Whether a recipient would be sent something. */
export const wouldGo = ({ issue, failure }: RehearsedLine): boolean =>
  issue === null && failure === null

/** How many text messages all of it is paid as. */
export const messagesIn = (lines: readonly RehearsedLine[]): number =>
  lines.filter(wouldGo).reduce((sum, { text }) => sum + smsLength(text).messages, 0)

/** How a dry run stands. */
export type RehearsalState = 'running' | 'done' | 'stopped' | 'failed'

/** A dry run of a mailing: it begins when it is made, tells of everybody as it comes to them, and can be stopped. */
export function useRehearsal(mailing: string) {
  const lines = shallowRef<readonly RehearsedLine[]>([])
  const progress = shallowRef<{ readonly done: number; readonly of: number }>()
  const state = shallowRef<RehearsalState>('running')
  const wrong = shallowRef('')
  const stopper = new AbortController()
  const run = async () => {
    try {
      const work = await client.sending.rehearse({ mailing }, { signal: stopper.signal })
      for await (const told of work) {
        if (told.kind === 'lines') lines.value = [...lines.value, ...told.lines]
        else progress.value = told
      }
      state.value = 'done'
    } catch (error) {
      if (stopper.signal.aborted) return
      state.value = 'failed'
      wrong.value = failureFrom(error).problems.map(failureText).join(' ')
    }
  }
  const stop = () => {
    stopper.abort()
    if (state.value === 'running') state.value = 'stopped'
  }
  void run()
  return { lines, progress, state, wrong, stop }
}

/** What a dry run came to as a CSV file: UTF-8 with its byte order mark, lines end in CRLF, and no cell is a formula. */
export function rehearsalCsv(
  lines: readonly RehearsedLine[],
  {
    heads,
    said,
    isSms,
  }: {
    readonly heads: readonly string[]
    /** What came of a line, in words. */
    readonly said: (line: RehearsedLine) => string
    readonly isSms: boolean
  },
): string {
  const rows = lines.map((line) => {
    const { name, person, to, subject, text } = line
    const length = isSms && wouldGo(line) ? smsLength(text) : null
    const counts = isSms ? [length?.characters ?? '', length?.messages ?? ''] : [subject]
    return [name, person ?? '', to ?? '', said(line), ...counts.map(String), text]
  })
  return `\ufeff${[heads, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}
