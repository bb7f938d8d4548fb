import type { RawBuilder } from 'kysely'
import { numbered, recordTable, sortedBy } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const integer = 'integer'
const refersTo = (table: string) => `text references "${table}" ("id")`

/** Cases of service: what they are caused by, the way they may go, and the steps they took. */
export const service: RawBuilder<unknown>[] = [
  ...recordTable('caseCause', { name: needed, parent: refersTo('caseCause') }, [['parent']]),
  ...recordTable('caseTransition', {
    label: text,
    from: needed,
    to: needed,
    role: needed,
    asksReason: 'integer not null',
    position: 'real not null',
  }),
  ...recordTable(
    'serviceCase',
    {
      title: needed,
      number: text,
      kind: needed,
      severity: needed,
      channel: text,
      customer: refersTo('customer'),
      contact: refersTo('contact'),
      product: text,
      description: text,
      demand: text,
      state: needed,
      owner: refersTo('user'),
      department: refersTo('department'),
      cause: refersTo('caseCause'),
      earlier: refersTo('serviceCase'),
      waitingSince: integer,
      answer: text,
      compensation: text,
      compensationAmount: integer,
      satisfaction: text,
      receivedAt: 'integer not null',
      attachments: text,
      stepReason: text,
      answeredAt: integer,
      solvedAt: integer,
      closedAt: integer,
      reopened: 'real',
      waitedMinutes: 'real',
      answerDueAt: integer,
      solveDueAt: integer,
      escalation: 'real',
    },
    [
      ['number'],
      ['customer', 'receivedAt'],
      ['contact', 'receivedAt'],
      ['owner', 'receivedAt'],
      ['state', 'receivedAt'],
      ['department'],
      ['cause'],
      ['earlier'],
    ],
  ),
  ...recordTable(
    'caseStep',
    {
      number: needed,
      case: refersTo('serviceCase') + ' not null',
      from: text,
      to: needed,
      at: 'integer not null',
      by: refersTo('user'),
      reason: text,
    },
    [['case', 'at'], ['by']],
  ),
  ...['caseCause', 'caseTransition', 'serviceCase', 'caseStep'].flatMap(numbered),
  ...sortedBy('serviceCase', ['receivedAt']),
  ...sortedBy('caseStep', ['at']),
]
