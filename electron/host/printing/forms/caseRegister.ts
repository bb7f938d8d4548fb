import type { PrintAsked } from '../../../../shared/api/printing.ts'
import type { ListPage } from '../../../../shared/api/records.ts'
import type { AnyRow } from '../../../../shared/entity.ts'
import type { entities } from '../../../../shared/entities/registry.ts'
import { failure, problem } from '../../../../shared/failure.ts'
import type { Filter, Sort } from '../../../../shared/filter.ts'
import type { Locale } from '../../../../shared/locales/locale.ts'
import { readSetting } from '../../settings.ts'
import type { PrintDesk } from '../forms.ts'
import type { Composed } from '../printing.ts'

/** More lines than anybody files. */
const mostLines = 3000
/** Rows read at once. */
const pace = 500

type Asked = Extract<PrintAsked, { form: 'register' }>
type Field = keyof (typeof entities.serviceCase)['fields']

const columns: readonly Field[] = [
  'number',
  'receivedAt',
  'customer',
  'title',
  'kind',
  'severity',
  'owner',
  'answerDueAt',
  'answeredAt',
  'solvedAt',
]
const results: readonly Field[] = ['state', 'compensation', 'compensationAmount', 'satisfaction']

/** The register: a line for each case of a month, or of a list, in the order that they came in. */
export async function caseRegister(desk: PrintDesk, asked: Asked): Promise<Composed> {
  const { words, office } = desk
  const { printing } = words
  const pages = await allPages(desk, asked)
  const rows = pages.flatMap(({ rows, titles }) =>
    (rows as readonly AnyRow[]).map((row) => lineOf(desk, row, titles)),
  )
  const span = asked.month ? monthName(asked.month, words.locale) : printing.ofList
  return {
    template: 'register',
    count: rows.length,
    name: `${printing.register} ${asked.month ?? words.moment(office.clock.now())!.slice(0, 10)}`,
    data: {
      office: readSetting(office.reading, 'officeName') ?? '',
      title: printing.register,
      span,
      count: printing.count.replace('{count}', String(rows.length)),
      head: [...columns.map((field) => words.label('serviceCase', field)), printing.result],
      rows,
      none: printing.noCases,
      printed: printing.printed.replace('{at}', words.moment(office.clock.now())!),
    },
  }
}

function lineOf({ words }: PrintDesk, row: AnyRow, titles: ListPage['titles']) {
  const said = (field: Field) =>
    field.endsWith('At') ? words.moment(row[field]) : words.say('serviceCase', row, field, titles)
  return [
    ...columns.map(said),
    results
      .map(said)
      .filter((text) => text !== null)
      .join(words.printing.between),
  ]
}

async function allPages({ readings, actor }: PrintDesk, asked: Asked): Promise<ListPage[]> {
  const filter = filterOf(asked)
  const sort: Sort = asked.sort ?? { field: 'receivedAt', descending: false }
  const list = { entity: 'serviceCase', filter, sort }
  const size = await readings.ask('size', actor, list)
  if (size > mostLines) {
    throw failure('invalid', problem([], 'registerTooLong', { limit: mostLines }))
  }
  const pages: ListPage[] = []
  for (let offset = 0; offset < size; offset += pace) {
    pages.push(await readings.ask('page', actor, { ...list, offset, limit: pace }))
  }
  return pages
}

function filterOf({ month, filter }: Asked): Filter | null {
  if (month === undefined) return filter ?? null
  const received: Filter = { field: 'receivedAt', op: 'between', value: [...daysOf(month)] }
  return filter ? { all: [received, filter] } : received
}

function daysOf(month: string): [string, string] {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return [`${month}-01`, `${month}-${last}`]
}

const monthName = (month: string, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
