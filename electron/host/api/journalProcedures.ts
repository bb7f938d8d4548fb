import type { JournalCursor, JournalPage } from '../../../shared/api/journal.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import {
  countSeals,
  holdsSeal,
  isSeal,
  type CheckState,
  type CheckStep,
} from '../journal/checkSeals.ts'
import type { JournalQuestion } from '../journal/readJournal.ts'
import { demand } from '../records/access.ts'
import { callerIn, procedures } from './procedures.ts'
import { noteBy } from './noteBy.ts'
import { askBeside, entityAsked, recordAsked } from './recordAsked.ts'

/** The journal of the office: read, taken along and checked by administrators. */
export const journalProcedures = {
  page: procedures.journal.page.handler((call) => askBeside(call, 'journal')),

  seal: procedures.journal.seal.handler(({ context }) => context.host.office.journal.seal()),

  check: procedures.journal.check.handler(async function* (call) {
    const { office } = call.context.host
    const of = countSeals(office.reading)
    const typed = call.input.kept.replace(/\s/g, '').toLowerCase()
    if (typed && !isSeal(typed)) throw failure('invalid', problem('kept', 'notSeal'))
    const kept = typed ? holdsSeal(office.reading, typed) : null
    for (let state: CheckState | null = null; ;) {
      const step: CheckStep = await askBeside({ ...call, input: { state } }, 'checkSeals')
      if (step.verdict) {
        const verdict = { ...step.verdict, kept }
        const { broken, changes, events } = verdict
        const detail = { sound: broken === null && kept !== false, changes, events }
        office.journal.note(actorOf(callerIn(call.context)), { kind: 'journalChecked', detail })
        yield { kind: 'done' as const, verdict }
        return
      }
      state = step.state
      yield { kind: 'progress' as const, done: Math.min(step.state.done.seals, of), of }
    }
  }),

  export: procedures.journal.export.handler(async function* (call) {
    const { office } = call.context.host
    office.journal.note(actorOf(callerIn(call.context)), { kind: 'journalExported' })
    let before: JournalCursor | null = null
    do {
      const { filter } = call.input
      const input: JournalQuestion = { filter, before, single: true, limit: 500 }
      const page: JournalPage = await askBeside({ ...call, input }, 'journal')
      yield page
      before = page.next
    } while (before !== null)
  }),

  exported: procedures.journal.exported.handler(({ input, context }) => {
    const { actor, entity } = entityAsked(context, { entity: 'customer' })
    demand(actor, entity, 'export')
    const { row } = recordAsked(context, { entity: 'mailing', id: input.mailing })
    const detail = { count: input.count }
    noteBy(context, { kind: 'exported', entity: 'mailing', record: row.id, detail })
  }),

  copied: procedures.journal.copied.handler(({ input, context }) => {
    const { entity, actor } = entityAsked(context, input)
    demand(actor, entity, 'export')
    noteBy(context, { kind: 'copied', entity: entity.name, detail: { count: input.count } })
  }),
}
