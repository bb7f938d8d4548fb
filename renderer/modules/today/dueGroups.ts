import type { SomeRow } from '../../../shared/entity.ts'

export type DueGroup = 'overdue' | 'dueToday' | 'dueSoon'

const groupOf = (dueOn: string, today: string): DueGroup => {
  if (dueOn < today) return 'overdue'
  return dueOn === today ? 'dueToday' : 'dueSoon'
}

/** Tasks that are late, due today and due later, each by their day and then their time; those with no time come last. */
export function dueGroups(
  tasks: readonly SomeRow[],
  today: string,
): { group: DueGroup; tasks: SomeRow[] }[] {
  const sorted = tasks.toSorted(
    (a, b) =>
      String(a['dueOn']).localeCompare(String(b['dueOn'])) ||
      Number(a['dueAt'] ?? Infinity) - Number(b['dueAt'] ?? Infinity) ||
      Number(a['createdAt']) - Number(b['createdAt']),
  )
  return (['overdue', 'dueToday', 'dueSoon'] as const)
    .map((group) => ({
      group,
      tasks: sorted.filter((task) => groupOf(String(task['dueOn']), today) === group),
    }))
    .filter(({ tasks }) => tasks.length > 0)
}
