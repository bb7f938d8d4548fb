import { defineEntity } from '../entity.ts'
import { choice, instant, longText, number, reference, text, yesNo } from '../fields/builders.ts'

/** One run of a template over many recipients: to whom, in which order, and what came back. */
export const mailing = defineEntity({
  name: 'mailing',
  title: 'name',
  noWiderThan: 'customer',
  list: ['name', 'state', 'template', 'pieces', 'leftOut', 'cameBack', 'printedAt', 'printedBy'],
  sort: { field: 'createdAt', descending: true },
  groups: {
    basic: [
      'name',
      'template',
      'output',
      'per',
      'addressFrom',
      'order',
      'sender',
      'copies',
      'startAt',
    ],
    sending: ['subject', 'account', 'gateway', 'advert', 'enclosed'],
    done: ['state', 'printedAt', 'printedBy', 'pieces', 'leftOut'],
  },
  fields: {
    name: text().required().searched('name'),
    template: reference('template'),
    output: choice('mailingOutput').required().initially('print'),
    /** JSON of a `MailingSource`. */
    source: longText().required().internal(),
    /** Who gets one of their own. */
    per: choice('mailingPer').required().initially('customer'),
    addressFrom: choice('mailingAddress').required().initially('customer'),
    /** Who writes; the office's first sender when empty. */
    sender: reference('sender'),
    order: choice('mailingOrder').required().initially('postcode'),
    /** Of each piece. */
    copies: number().required().initially(1),
    /** Place on the first sheet of labels that is still there, from 1. */
    startAt: number().required().initially(1),
    /** Of an email; of a text message all that it says. With fields of whoever gets it: `{{recipient.name}}`. */
    subject: text(),
    account: reference('mailAccount'),
    gateway: reference('smsGateway'),
    /** It advertises, and so says that it does, and how one is left alone. */
    advert: yesNo().required().initially(true),
    /** The letter of an email is attached as it is printed, and a few words of ours go before it. */
    enclosed: yesNo().required().initially(false),
    state: choice('mailingState').required().initially('draft'),
    printedAt: instant(),
    printedBy: reference('user'),
    /** How many pieces were sent, and how many recipients were left out. */
    pieces: number(),
    leftOut: number(),
    cameBack: number().derived(),
    /** Why the sending stopped by itself: key of a failure. */
    trouble: text().internal(),
    /** Id of the install that sends it. */
    sentFrom: text().internal(),
  },
})
