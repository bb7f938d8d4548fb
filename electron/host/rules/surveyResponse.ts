import { csatScale, isOn, npsScale } from '../../../shared/domain/surveyFigures.ts'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import { deriveGrade } from '../service/satisfaction.ts'
import { customerOfContact } from './interaction.ts'
import type { Rule } from './rule.ts'

/**
 * A response keeps the name of its survey, and is about the customer of its case or contact; who did not answer gave no
 * grades. What a customer and a case are found to be follows from it.
 */
export const surveyResponse: Rule = {
  prepare: ({ tx, before, values }) => {
    demandOnScales(values)
    const about = { ...aboutCase(tx, values, before), ...values }
    return {
      ...aboutCase(tx, values, before),
      ...customerOfContact(tx, about, before),
      ...titleOfSurvey(tx, before, values),
      ...(tx.act.source !== 'undo' && outcomeOf(before, values)),
    }
  },
  follow: (change) => {
    for (const about of ['customer', 'case'] as const) {
      for (const id of new Set([change.before?.[about], change.after[about]])) {
        if (typeof id === 'string') deriveGrade(change, about, id)
      }
    }
  },
}

function demandOnScales({ csat, nps }: AnyValues): void {
  if (csat != null && !isOn(csatScale, csat)) throw failure('invalid', problem('csat', 'csatUnfit'))
  if (nps != null && !isOn(npsScale, nps)) throw failure('invalid', problem('nps', 'npsUnfit'))
}

/** Customer and contact of the case that a response is about, where nobody named others. */
function aboutCase(tx: Transaction, values: AnyValues, before: AnyRow | null): AnyValues {
  if (typeof values.case !== 'string' || (values.customer ?? before?.customer)) return {}
  const found = tx.first(
    query.selectFrom('serviceCase').select(['customer', 'contact']).where('id', '=', values.case),
  )
  if (!found) return {}
  return { customer: found.customer, ...(!values.contact && { contact: found.contact }) }
}

function titleOfSurvey(tx: Transaction, before: AnyRow | null, values: AnyValues): AnyValues {
  if (before) {
    if (values.survey === undefined || values.survey === before.survey) return {}
    throw failure('invalid', problem('survey', 'surveyStays'))
  }
  const found = tx.first(
    query.selectFrom('survey').select(['name', 'active']).where('id', '=', String(values.survey)),
  )
  const elsewhere = tx.act.source === 'import' || tx.act.actor.role === 'program'
  if (found?.active === 0 && !elsewhere)
    throw failure('invalid', problem('survey', 'surveyResting'))
  return { title: found?.name ?? null }
}

/** Who did not answer takes their grades back; who gives one answers. */
function outcomeOf(before: AnyRow | null, values: AnyValues): AnyValues {
  const graded = values.csat != null || values.nps != null
  if (values.outcome === undefined || (graded && values.outcome === before?.outcome)) {
    return graded ? { outcome: 'answered' } : {}
  }
  return values.outcome === 'answered' ? {} : { csat: null, nps: null }
}
