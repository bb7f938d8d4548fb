import { v5 } from 'uuid'
import { shortWay } from '../../../shared/domain/caseWay.ts'
import { shippedId } from '../../../shared/domain/shippedCauses.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Store } from '../records/store.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { shippedSurveys } from './shippedSurveys.ts'

/** Namespace of what ships for surveys: the same ids on every install. */
const namespace = 'b1f0a4de-7f0e-4a53-9a40-5b8d5f0c2f6e'

/** Id of a survey or question that ships, by its code. */
const idOf = (code: string) => v5(code, namespace)

/** The survey that an office asks with when a case is closed, as it ships. */
export const closingSurveyId = idOf('afterService')

/** Puts in the surveys, in the office's language, and the short way where the office has none of its own. */
export function seedSurveys(store: Store, tx: Transaction, locale: Locale): void {
  if (readSetting(tx, 'surveysSeeded')) return
  store.seed(
    tx,
    entities.survey,
    shippedSurveys.map(({ code, use, name, opening }) => ({
      id: idOf(code),
      values: {
        name: name[locale],
        use,
        opening: opening[locale],
        active: true,
        asksCsat: true,
        asksNps: true,
      },
    })),
  )
  store.seed(
    tx,
    entities.surveyQuestion,
    shippedSurveys.flatMap((survey) =>
      survey.questions.map(({ code, kind, words, options }, index) => ({
        id: idOf(`${survey.code}.${code}`),
        values: {
          words: words[locale],
          survey: idOf(survey.code),
          kind,
          options: options?.[locale].join('\n') ?? null,
          position: index + 1,
          active: true,
        },
      })),
    ),
  )
  seedShortWay(store, tx, shippedId(`${shortWay.from} ${shortWay.to}`))
  writeSetting(tx, 'surveysSeeded', true)
}

/** An office that has its way already gets the short one before the others that leave the same state. */
function seedShortWay(store: Store, tx: Transaction, id: string): void {
  const leaving = tx.all(
    query
      .selectFrom('caseTransition')
      .select(['to', 'position'])
      .where('from', '=', shortWay.from)
      .where('deletedAt', 'is', null),
  )
  if (leaving.some(({ to }) => to === shortWay.to)) return
  const position = Math.min(...leaving.map((step) => step.position), 1) - 0.5
  store.seed(tx, entities.caseTransition, [{ id, values: { ...shortWay, position } }])
}
