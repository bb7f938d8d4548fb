import type { StandingAlert } from '../../../shared/api/alerts.ts'
import { t } from '../../words.ts'

/** What somebody is told of one case. */
export function alertWords({ level, row }: StandingAlert): string {
  const due = row['dueFor'] === 'solve' ? 'Solve' : 'Answer'
  const said = level === 'warning' ? 'near' : level === 'late' ? 'late' : 'brought'
  return t(`service.alerts.${said}${due}`, {
    number: String(row['number'] ?? ''),
    title: String(row['title'] ?? ''),
  })
}
