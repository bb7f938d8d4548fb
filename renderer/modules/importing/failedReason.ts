import type { RowPreview } from '../../../shared/api/importing.ts'
import { failureText, t } from '../../words.ts'

/** What is wrong with a row, each problem after the head of its column. */
export function failedReason(header: readonly string[], row: RowPreview): string {
  return row.problems
    .map((problem) => {
      const at = problem.path[0]
      const column = typeof at === 'number' ? header[at] : undefined
      const said = failureText(problem)
      return column ? t('importing.cellProblem', { column, problem: said }) : said
    })
    .join(' ')
}
