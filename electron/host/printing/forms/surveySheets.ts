import type { PrintAsked } from '../../../../shared/api/printing.ts'
import { gradesByCsat } from '../../../../shared/domain/satisfaction.ts'
import { optionsIn } from '../../../../shared/domain/questionOptions.ts'
import { csatScale, npsScale } from '../../../../shared/domain/surveyFigures.ts'
import { messages } from '../../../../shared/locales/messages.ts'
import { query } from '../../database/query.ts'
import { entityIn, recordIn } from '../../records/asked.ts'
import { visibleRows } from '../../records/visible.ts'
import { readSetting } from '../../settings.ts'
import type { PrintDesk } from '../forms.ts'
import type { Composed } from '../printing.ts'

type Asked = Extract<PrintAsked, { form: 'survey' }>

/** What is asked on paper: something to tick, figures to be ringed, or lines to write on. */
type PaperQuestion =
  | { readonly words: string; readonly kind: 'options'; readonly options: readonly string[] }
  | {
      readonly words: string
      readonly kind: 'figures'
      readonly values: readonly number[]
      readonly low?: string
      readonly high?: string
    }
  | { readonly words: string; readonly kind: 'lines' }

/** A survey to be filled in by hand: a sheet for each of these customers with their name on it, or one without. */
export function surveySheets(desk: PrintDesk, { id, customers }: Asked): Composed {
  const { office, actor, words } = desk
  const survey = recordIn(office, actor, { entity: 'survey', id }).row
  const said = messages[words.locale].surveys
  const sheets = customers.map((customer) => ({
    name: String(recordIn(office, actor, { entity: 'customer', id: customer }).row['name']),
    contact: mainContactOf(desk, customer),
  }))
  return {
    template: 'survey',
    count: customers.length,
    name: String(survey['name']),
    data: {
      office: readSetting(office.reading, 'officeName') ?? '',
      title: survey['name'],
      opening: survey['opening'],
      labels: {
        customer: words.label('surveyResponse', 'customer'),
        contact: words.label('surveyResponse', 'contact'),
        date: words.printing.date,
        remark: said.remark,
      },
      questions: [
        ...(survey['asksCsat'] ? [csatQuestion(desk)] : []),
        ...(survey['asksNps'] ? [npsQuestion(desk)] : []),
        ...ownQuestions(desk, id),
      ],
      thanks: said.thanks,
      sheets: sheets.length > 0 ? sheets : [{ name: null, contact: null }],
      printed: words.printing.printed.replace('{at}', words.moment(office.clock.now())!),
    },
  }
}

function csatQuestion({ words }: PrintDesk): PaperQuestion {
  const grades = gradesByCsat.map(
    (code, index) => `${index + 1} ${words.labelOf('satisfaction', code)}`,
  )
  return { words: messages[words.locale].surveys.csat, kind: 'options', options: grades }
}

function npsQuestion({ words }: PrintDesk): PaperQuestion {
  const { nps, never, certainly } = messages[words.locale].surveys
  return { words: nps, kind: 'figures', values: npsScale, low: never, high: certainly }
}

/** The questions of the office's own that are in use, in their order. */
function ownQuestions({ office, words }: PrintDesk, survey: string): PaperQuestion[] {
  const { bad, good } = messages[words.locale].surveys
  const questions = office.reading.all(
    query
      .selectFrom('surveyQuestion')
      .select(['words', 'kind', 'options'])
      .where('survey', '=', survey)
      .where('active', '=', 1)
      .where('deletedAt', 'is', null)
      .orderBy('position')
      .orderBy('rowid'),
  )
  return questions.map(({ words, kind, options }): PaperQuestion => {
    if (kind === 'grade') return { words, kind: 'figures', values: csatScale, low: bad, high: good }
    if (kind === 'choice') return { words, kind: 'options', options: optionsIn(options) }
    return { words, kind: 'lines' }
  })
}

/** Whom the sheet goes to at a customer: their main contact, where there is one. */
function mainContactOf({ office, actor }: PrintDesk, customer: string): string | null {
  const seen = visibleRows(entityIn(office, actor, 'contact'), office.rules['contact'], actor)
  if (!seen) return null
  const found = office.reading.first(
    seen
      .select('name')
      .where('customer', '=', customer)
      .where('primary', '=', 1)
      .where('deletedAt', 'is', null),
  )
  return found ? String(found.name) : null
}
