import type { TimelineEntry } from '../../../shared/api/records.ts'

type Entry<K extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: K }>

/** What a step already tells of the change that it was taken with. */
const toldByStep = ['state', 'stepReason', 'waitingSince', 'waitingFor']

/**
 * Entries without what another of them tells: a case that takes a step changes its state and writes the step down, in
 * one moment, and that is one line.
 */
export function toldOnce(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const steps = entries.filter(
    (entry): entry is Entry<'record'> => entry.kind === 'record' && entry.entity === 'caseStep',
  )
  if (steps.length === 0) return entries
  const tells = ({ at, change }: Entry<'change'>) =>
    steps.some(
      (step) =>
        step.at === at &&
        step.row['case'] === change.record &&
        step.row['to'] === change.fields['state']?.new,
    )
  return entries.flatMap((entry): TimelineEntry[] => {
    if (entry.kind !== 'change' || !tells(entry)) return [entry]
    const rest = Object.entries(entry.change.fields).filter(([name]) => !toldByStep.includes(name))
    if (rest.length === 0) return []
    return [{ ...entry, change: { ...entry.change, fields: Object.fromEntries(rest) } }]
  })
}
