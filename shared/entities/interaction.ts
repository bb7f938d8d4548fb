import { defineEntity } from '../entity.ts'
import { attachments, choice, duration, instant, longText, reference } from '../fields/builders.ts'

/** One contact with a customer: a call, a visit, a letter. */
export const interaction = defineEntity({
  name: 'interaction',
  title: 'summary',
  extensible: true,
  list: ['at', 'kind', 'customer', 'contact', 'summary', 'owner'],
  sort: { field: 'at', descending: true },
  belongsTo: 'customer',
  timeline: 'at',
  groups: {
    basic: ['kind', 'direction', 'at', 'duration', 'customer', 'contact', 'case', 'owner'],
    words: ['summary', 'attachments'],
  },
  fields: {
    kind: choice('interactionKind').required().initially('call'),
    direction: choice('direction').required().initially('out'),
    at: instant().required().initially({ current: 'instant' }),
    duration: duration(),
    customer: reference('customer'),
    contact: reference('contact'),
    /** The case that it was about. */
    case: reference('serviceCase'),
    owner: reference('user').initially({ current: 'user' }),
    summary: longText().required().searched('text'),
    attachments: attachments().searched('text'),
  },
})
