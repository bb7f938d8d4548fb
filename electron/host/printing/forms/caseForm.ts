import type { Titles } from '../../../../shared/api/records.ts'
import type { ListName } from '../../../../shared/dictionaries.ts'
import type { AnyRow } from '../../../../shared/entity.ts'
import type { entities } from '../../../../shared/entities/registry.ts'
import { failure, problem } from '../../../../shared/failure.ts'
import { query } from '../../database/query.ts'
import { recordIn } from '../../records/asked.ts'
import { titlesFor } from '../../records/titles.ts'
import { readVisible } from '../../records/visible.ts'
import { readSetting } from '../../settings.ts'
import type { PrintDesk } from '../forms.ts'
import type { ComposedDocument } from '../printing.ts'

/** One box of a form: what it is called, and what stands in it or is to be written or ticked there. */
interface FormCell {
  readonly label: string
  readonly value: string | null
  readonly choices?: readonly { readonly label: string; readonly ticked: boolean }[]
  /** Across the whole width. */
  readonly wide?: boolean
  /** Room for writing, in lines. */
  readonly lines?: number
}

type Field = keyof (typeof entities.serviceCase)['fields']

/** A case as it was entered; `null` for a form that is filled by hand. */
interface CaseGiven {
  readonly row: AnyRow
  readonly titles: Titles
}

/** An empty complaint form. */
export function blankCase(desk: PrintDesk): ComposedDocument {
  const { title, fileBlank } = desk.words.printing
  return { template: 'form', name: fileBlank, data: formData(desk, title.complaint, null) }
}

/** The form of a case with everything that is known of it, and the steps that it took. */
export function filledCase(desk: PrintDesk, { id }: { readonly id: string }): ComposedDocument {
  const given = caseGiven(desk, id)
  const { title } = desk.words.printing
  const called = title[given.row['kind'] as keyof typeof title]
  const name = [given.row['number'], called].filter(Boolean).join(' ')
  return { template: 'form', name, data: formData(desk, called, given) }
}

/** The case that is asked for, unless it was deleted, with the names of what it refers to. */
export function caseGiven({ office, actor }: PrintDesk, id: string): CaseGiven {
  const { entity, row } = recordIn(office, actor, { entity: 'serviceCase', id })
  if (row.deletedAt !== null) throw failure('conflict', problem([], 'inRecycleBin'))
  return { row, titles: titlesFor(office, actor, [{ entity, row }]) }
}

function formData(desk: PrintDesk, title: string, given: CaseGiven | null) {
  const { words, office } = desk
  const { printing } = words
  const label = (field: Field) => words.label('serviceCase', field)
  const said = (field: Field) => given && words.say('serviceCase', given.row, field, given.titles)
  const moment = (field: Field) => given && words.moment(given.row[field])
  const written = (field: Field, more: Partial<FormCell> = {}): FormCell => ({
    label: label(field),
    value: said(field),
    ...more,
  })
  const at = (field: Field): FormCell => ({ label: label(field), value: moment(field) })
  const ticked = (field: Field, list: ListName): FormCell => ({
    label: label(field),
    value: null,
    wide: true,
    choices: words
      .choices(list, given?.row[field])
      .map(({ code, label }) => ({ label, ticked: given?.row[field] === code })),
  })
  const long = (field: Field, lines: number) => written(field, { wide: true, lines })
  return {
    office: readSetting(office.reading, 'officeName') ?? '',
    title,
    facts: [
      { label: label('number'), value: said('number') },
      { label: label('receivedAt'), value: moment('receivedAt') },
    ],
    sections: [
      {
        title: printing.whoAndWhat,
        cells: [
          written('customer'),
          { label: label('contact'), value: said('contact') },
          { label: printing.phone, value: given && phoneOf(desk, given.row) },
          written('product'),
          ticked('channel', 'caseChannel'),
          ticked('severity', 'caseSeverity'),
          written('title', { wide: true }),
          long('description', 6),
          long('demand', 3),
        ],
      },
      {
        title: printing.handling,
        cells: [
          written('owner'),
          written('department'),
          written('cause'),
          at('answerDueAt'),
          long('answer', 5),
        ],
      },
      {
        title: printing.outcome,
        cells: [
          ticked('compensation', 'caseCompensation'),
          written('compensationAmount'),
          at('solvedAt'),
          ticked('satisfaction', 'satisfaction'),
        ],
      },
    ],
    steps: given && {
      title: words.printing.steps,
      head: [printing.when, printing.step, printing.by, printing.why],
      rows: stepsOf(desk, given.row.id),
    },
    signatures: [printing.signHandler, printing.signHead, printing.signCustomer],
    date: printing.date,
    printed: printing.printed.replace('{at}', words.moment(office.clock.now())!),
  }
}

/** Under which number whoever complained is reached. */
function phoneOf({ office, actor, words }: PrintDesk, row: AnyRow): string | null {
  for (const [entity, fields] of [
    ['contact', ['mobile', 'phone']],
    ['customer', ['phone', 'phone2']],
  ] as const) {
    const id = row[entity]
    if (typeof id !== 'string') continue
    const found = readVisible(
      office.reading,
      office.registry[entity]!,
      office.rules[entity],
      actor,
      id,
    )
    if (!found) continue
    for (const field of fields) {
      const said = words.say(entity, found, field, {})
      if (said) return said
    }
  }
  return null
}

/** When, which step, by whom, and why: a line for each step that the case took. */
function stepsOf({ office, words }: PrintDesk, id: string): (string | null)[][] {
  const steps = office.reading.all(
    query
      .selectFrom('caseStep')
      .leftJoin('user', 'user.id', 'caseStep.by')
      .select(['caseStep.from', 'caseStep.to', 'caseStep.at', 'user.name', 'caseStep.reason'])
      .where('caseStep.case', '=', id)
      .where('caseStep.deletedAt', 'is', null)
      .orderBy('caseStep.at')
      .orderBy('caseStep.rowid'),
  )
  const state = (code: string | null) => (code === null ? null : words.labelOf('caseState', code))
  return steps.map(({ from, to, at, name, reason }) => [
    words.moment(at),
    [state(from), state(to)].filter(Boolean).join(' → '),
    name,
    reason,
  ])
}
