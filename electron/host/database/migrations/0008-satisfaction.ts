import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable, sortedBy } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const yesNo = 'integer not null'
const refersTo = (table: string) => `text references "${table}" ("id")`

/** What a customer or case was found to be before there were answers was set by hand. */
const byHand = (table: string) => [
  sql`alter table ${sql.id(table)} add column "satisfactionSetAt" integer`,
  sql`update ${sql.id(table)} set "satisfactionSetAt" = "updatedAt" where "satisfaction" is not null`,
]

/** Surveys, their questions, what customers answered, and a shorter way for what needs no solution. */
export const satisfaction: RawBuilder<unknown>[] = [
  ...recordTable('survey', {
    name: needed,
    use: needed,
    active: yesNo,
    asksCsat: yesNo,
    asksNps: yesNo,
    opening: text,
  }),
  ...recordTable(
    'surveyQuestion',
    {
      words: needed,
      survey: `${refersTo('survey')} not null`,
      kind: needed,
      options: text,
      position: 'real not null',
      active: yesNo,
    },
    [['survey', 'position']],
  ),
  ...recordTable(
    'surveyResponse',
    {
      title: text,
      survey: `${refersTo('survey')} not null`,
      customer: refersTo('customer'),
      contact: refersTo('contact'),
      case: refersTo('serviceCase'),
      at: 'integer not null',
      by: refersTo('user'),
      how: needed,
      outcome: needed,
      csat: 'real',
      nps: 'real',
      remark: text,
    },
    [['survey', 'at'], ['customer', 'at'], ['contact', 'at'], ['case', 'at'], ['by']],
  ),
  ...recordTable(
    'surveyAnswer',
    {
      asked: text,
      response: `${refersTo('surveyResponse')} not null`,
      question: `${refersTo('surveyQuestion')} not null`,
      answer: text,
      grade: 'real',
    },
    [['response'], ['question']],
  ),
  ...['survey', 'surveyQuestion', 'surveyResponse', 'surveyAnswer'].flatMap(numbered),
  ...sortedBy('surveyResponse', ['at']),
  ...['customer', 'serviceCase'].flatMap(byHand),
  sql`alter table "caseTransition" add column "onlyReplies" integer`,
]
