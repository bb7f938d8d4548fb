import { defineEntity } from '../entity.ts'
import { attachments, date, instant, longText, reference, text } from '../fields/builders.ts'

/** Something to be done, with a due day, for someone. */
export const task = defineEntity({
  name: 'task',
  title: 'title',
  extensible: true,
  list: ['title', 'customer', 'dueOn', 'owner', 'doneAt'],
  sort: { field: 'dueOn' },
  belongsTo: 'customer',
  timeline: 'createdAt',
  groups: {
    basic: ['title', 'dueOn', 'dueAt', 'owner', 'customer', 'contact', 'case', 'doneAt'],
    words: ['note', 'attachments'],
  },
  fields: {
    title: text().required().searched('text'),
    dueOn: date(),
    /** The exact moment, where the day alone is not enough. */
    dueAt: instant(),
    owner: reference('user').initially({ current: 'user' }),
    customer: reference('customer'),
    contact: reference('contact'),
    /** The case that it is about. */
    case: reference('serviceCase'),
    doneAt: instant().asWork(),
    note: longText().searched('text'),
    attachments: attachments().searched('text'),
  },
})
