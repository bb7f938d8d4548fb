import { defineEntity } from '../entity.ts'
import {
  attachments,
  choice,
  duration,
  instant,
  longText,
  money,
  number,
  reference,
  text,
  yesNo,
} from '../fields/builders.ts'

/** A complaint, feedback, enquiry or repair request of a customer, on its way from received to closed. */
export const serviceCase = defineEntity({
  name: 'serviceCase',
  title: 'title',
  extensible: true,
  list: [
    'number',
    'title',
    'kind',
    'severity',
    'customer',
    'state',
    'owner',
    'dueAt',
    'receivedAt',
  ],
  about: ['compensation', 'compensationAmount'],
  sort: { field: 'receivedAt', descending: true },
  belongsTo: 'customer',
  timeline: 'receivedAt',
  groups: {
    basic: [
      'title',
      'kind',
      'severity',
      'channel',
      'customer',
      'contact',
      'product',
      'description',
      'demand',
    ],
    handling: [
      'state',
      'owner',
      'department',
      'cause',
      'earlier',
      'waitingSince',
      'waitingFor',
      'answer',
    ],
    outcome: ['compensation', 'compensationAmount', 'satisfaction'],
    more: ['number', 'receivedAt', 'attachments'],
  },
  asks: [
    'customer',
    'contact',
    'title',
    'description',
    'demand',
    'kind',
    'severity',
    'channel',
    'receivedAt',
    'product',
    'owner',
    'attachments',
    'cause',
  ],
  asksLater: [
    'state',
    'waitingSince',
    'answer',
    'compensation',
    'compensationAmount',
    'satisfaction',
  ],
  fields: {
    title: text().required().searched('text'),
    /** Made by the office's rule where nobody typed one. */
    number: text().searched('code'),
    kind: choice('caseKind').required().initially('complaint'),
    severity: choice('caseSeverity').required().initially('normal'),
    channel: choice('caseChannel').initially('phone'),
    customer: reference('customer'),
    contact: reference('contact'),
    product: text().searched('text'),
    description: longText().searched('text'),
    /** What the customer asks for. */
    demand: longText().searched('text'),
    state: choice('caseState').required().initially('received').asWork(),
    owner: reference('user').initially({ current: 'user' }),
    department: reference('department'),
    cause: reference('caseCause'),
    /** The case that this one follows on. */
    earlier: reference('serviceCase'),
    /** Since when it waits for the customer; null while it is the office's turn. */
    waitingSince: instant().asWork(),
    /** What the customer was asked for. */
    waitingFor: text().asWork(),
    /** What the customer was told. */
    answer: longText().searched('text'),
    compensation: choice('caseCompensation'),
    compensationAmount: money(),
    satisfaction: choice('satisfaction'),
    /** Since when the satisfaction is one that somebody set by hand; null while it follows the answer to a survey. */
    satisfactionSetAt: instant().internal(),
    receivedAt: instant().required().initially({ current: 'instant' }),
    attachments: attachments().searched('text'),
    /** Why the newest step was taken; it comes with a new `state`. */
    stepReason: longText().internal(),
    answeredAt: instant().derived(),
    solvedAt: instant().derived(),
    closedAt: instant().derived(),
    /** How often it went back after it was solved. */
    reopened: number().derived(),
    /** Minutes for which it waited for the customer, up to now ended waits alone. */
    waitedMinutes: number().derived(),
    answerDueAt: instant().derived().limiting('answeredAt', 'waitingSince'),
    solveDueAt: instant().derived().limiting('solvedAt', 'waitingSince'),
    /** The next of the two; null while it waits for the customer, and after it was solved. */
    dueAt: instant().derived().limiting(),
    dueFor: choice('caseDue').derived(),
    /** The moment at which it was due next is over; true or null. */
    late: yesNo().derived(),
    /** Since when the clock runs that is due next, how long it runs in all, and in which time. */
    dueFrom: instant().derived().internal(),
    dueWithin: duration().derived().internal(),
    dueCounting: choice('dueCounting').derived().internal(),
    /** When somebody is to be told next that it nears its limit, or is over it. */
    alertAt: instant().derived().internal(),
    /** How far up it was ever brought, on whichever of its clocks: 1 to the head, 2 to the administrators. */
    escalation: number().derived(),
  },
})
