import type { BulkWhich, Called } from '../../../shared/api/bulk.ts'
import type { ListPage, Timeline } from '../../../shared/api/records.ts'
import type { CaseFigures, CaseScope } from '../../../shared/api/figures.ts'
import type { JournalPage } from '../../../shared/api/journal.ts'
import type { SearchResult } from '../../../shared/api/search.ts'
import type { StandingAlert } from '../../../shared/api/alerts.ts'
import type { SurveyFigures } from '../../../shared/api/surveys.ts'
import type { Piece } from '../../../shared/domain/mailPiece.ts'
import type { Filter } from '../../../shared/filter.ts'
import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import type { TotalValue } from '../../../shared/totals.ts'
import { checkSeals, type CheckState, type CheckStep } from '../journal/checkSeals.ts'
import { readJournal, type JournalQuestion } from '../journal/readJournal.ts'
import { readPieces, type PieceQuestion } from '../mailings/readPieces.ts'
import { usedFiles } from '../attachments/usedFiles.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { entityIn, recordIn } from '../records/asked.ts'
import { recordsCalled } from '../records/called.ts'
import type { ListQuestion, Lists } from '../records/list.ts'
import { marksOf } from '../records/marks.ts'
import { relatedCounts } from '../records/related.ts'
import { findRecords, type SearchDesk } from '../records/search.ts'
import { timelineOf } from '../records/timeline.ts'
import type { Totals, TotalsQuestion } from '../records/totals.ts'
import type { FigureKeeper } from '../reports/figureKeeper.ts'
import { serviceFigures } from '../reports/serviceFigures.ts'
import { standingAlerts } from '../service/standingAlerts.ts'
import { surveyFigures } from '../service/surveyFigures.ts'

/** What a question is answered from. */
export interface ReadingDesk extends Pick<Office, 'clock'>, SearchDesk {
  readonly lists: Lists
  readonly totals: Totals
  readonly kept: FigureKeeper
}

type ListAsked = ListQuestion & { readonly entity: string }
type RecordAsked = { readonly entity: string; readonly id: string }

/**
 * Questions that may take long: they are answered beside the writer, which never waits for them. Questions and answers
 * are plain data.
 */
export const questions = {
  page: (
    desk: ReadingDesk,
    actor: Actor,
    asked: ListAsked & {
      readonly offset: number
      readonly limit: number
      readonly fields?: readonly string[] | undefined
      readonly marks?: readonly Filter[] | undefined
    },
  ): ListPage => {
    const entity = entityIn(desk, actor, asked.entity)
    const page = desk.lists.page(actor, entity, asked)
    if (!asked.marks?.length) return page
    return { ...page, marks: marksOf(desk, actor, entity, page.rows, asked.marks) }
  },

  size: (desk: ReadingDesk, actor: Actor, asked: ListAsked): number =>
    desk.lists.size(actor, entityIn(desk, actor, asked.entity), asked),

  place: (desk: ReadingDesk, actor: Actor, asked: ListAsked & RecordAsked): number =>
    desk.lists.place(actor, entityIn(desk, actor, asked.entity), asked, asked.id),

  /** Row numbers of the live records that are meant, as they stand in the table. */
  numbers: (
    desk: ReadingDesk,
    actor: Actor,
    asked: { readonly entity: string; readonly which: BulkWhich },
  ): Int32Array => desk.lists.numbers(actor, entityIn(desk, actor, asked.entity), asked.which),

  called: (
    desk: ReadingDesk,
    actor: Actor,
    asked: { readonly entity: string; readonly names: readonly string[] },
  ): Called[] => recordsCalled(desk, actor, entityIn(desk, actor, asked.entity), asked.names),

  counts: (
    desk: ReadingDesk,
    actor: Actor,
    asked: { readonly entity: string; readonly filters: readonly (Filter | null)[] },
  ): (number | null)[] =>
    desk.lists.counts(actor, entityIn(desk, actor, asked.entity), asked.filters),

  /** Null as long as it has to be asked again to go on. */
  totals: (
    desk: ReadingDesk,
    actor: Actor,
    asked: TotalsQuestion & { readonly entity: string; readonly run: string },
  ): readonly TotalValue[] | null =>
    desk.totals.step(actor, entityIn(desk, actor, asked.entity), asked),

  find: (desk: ReadingDesk, actor: Actor, asked: Parameters<typeof findRecords>[2]): SearchResult =>
    findRecords(desk, actor, asked),

  timeline: (
    desk: ReadingDesk,
    actor: Actor,
    asked: RecordAsked & Parameters<typeof timelineOf>[3],
  ): Timeline => timelineOf(desk, actor, recordIn(desk, actor, asked), asked),

  journal: (desk: ReadingDesk, actor: Actor, asked: JournalQuestion): JournalPage =>
    readJournal(desk, actor, asked),

  /** Which of some files are still needed, by records or by what their history tells. */
  usedFiles: (
    desk: ReadingDesk,
    _actor: Actor,
    asked: { readonly files: readonly string[] },
  ): string[] => {
    const used = usedFiles(desk.reading, desk.registry)
    return asked.files.filter((file) => used.has(file))
  },

  checkSeals: (
    desk: ReadingDesk,
    _actor: Actor,
    asked: { readonly state: CheckState | null },
  ): CheckStep => checkSeals(desk.reading, asked.state),

  serviceFigures: (desk: ReadingDesk, actor: Actor, asked: CaseScope): CaseFigures =>
    serviceFigures(desk, actor, asked),

  related: (
    desk: ReadingDesk,
    actor: Actor,
    asked: RecordAsked,
  ): ReturnType<typeof relatedCounts> => {
    const { entity, row } = recordIn(desk, actor, asked)
    return relatedCounts(desk, actor, entity, row.id)
  },

  standingAlerts: (
    desk: ReadingDesk,
    actor: Actor,
    asked: { readonly most: number },
  ): StandingAlert[] => standingAlerts(desk, actor, asked),

  surveyFigures: (
    desk: ReadingDesk,
    actor: Actor,
    asked: Parameters<typeof surveyFigures>[2],
  ): SurveyFigures => surveyFigures(desk, actor, asked),

  pieces: (desk: ReadingDesk, actor: Actor, asked: PieceQuestion): readonly Piece[] =>
    readPieces(desk, actor, asked),
}

export type Question = keyof typeof questions
export type Asked<Q extends Question> = Parameters<(typeof questions)[Q]>[2]
export type Answer<Q extends Question> = ReturnType<(typeof questions)[Q]>

/** Answers a question. */
export function answerTo<Q extends Question>(
  desk: ReadingDesk,
  question: Q,
  actor: Actor,
  asked: Asked<Q>,
): Answer<Q> {
  const answer = questions[question] as (
    desk: ReadingDesk,
    actor: Actor,
    asked: Asked<Q>,
  ) => Answer<Q>
  return answer(knownDesk(desk, actor), actor, asked)
}

/** The desk with the entities as somebody knows them, whatever a question reads them by. */
function knownDesk(desk: ReadingDesk, actor: Actor): ReadingDesk {
  const known = knownRegistry(desk.registry, actor)
  if (known === desk.registry) return desk
  return Object.create(desk, { registry: { value: known } }) as ReadingDesk
}

/** Questions about whole lists, which take longer than what somebody waits for while typing or scrolling. */
export const isLong = (question: Question) =>
  question === 'size' ||
  question === 'counts' ||
  question === 'totals' ||
  question === 'numbers' ||
  question === 'checkSeals' ||
  question === 'usedFiles' ||
  question === 'serviceFigures' ||
  question === 'standingAlerts' ||
  question === 'surveyFigures' ||
  question === 'pieces'
