import { reachFields } from '../domain/reachFields.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, instant, number, reference, text, yesNo } from '../fields/builders.ts'

const addresses = ['customer.address', 'contact.address']
const reached = [
  ...addresses,
  ...Object.values(reachFields).flatMap(({ customer, contact }) => [
    ...customer.map((field) => `customer.${field}`),
    ...contact.map((field) => `contact.${field}`),
  ]),
]

const consents = ['customer', 'contact'].flatMap((of) => [`${of}.mayEmail`, `${of}.mayText`])

/** A recipient of a mailing: before it is printed what somebody decided on them, after it what they got. */
export const mailingRecipient = defineEntity({
  name: 'mailingRecipient',
  title: 'name',
  list: ['position', 'name', 'address', 'postcode', 'state', 'reason', 'returnedOn'],
  sort: { field: 'position' },
  belongsTo: 'mailing',
  governedBy: 'mailing',
  timeline: 'printedAt',
  groups: {
    basic: ['mailing', 'customer', 'contact', 'name', 'position', 'state', 'reason', 'accepted'],
    address: ['addressFrom', 'address', 'postcode', 'template', 'printedAt'],
    returned: ['returnedOn', 'returnReason', 'answer', 'refusedOn'],
  },
  fields: {
    /** As it stood on the piece: the customer, and to whom there. */
    name: text().required().searched('name'),
    mailing: reference('mailing').required(),
    customer: reference('customer'),
    contact: reference('contact'),
    /** What was printed. */
    template: reference('template'),
    /** Whose address; as the mailing says when empty. */
    addressFrom: choice('addressSource'),
    /** As it was printed; of an email or a text message, the address or the number that it was sent to. */
    address: text()
      .searched('text')
      .copying(...reached),
    postcode: text()
      .searched('code')
      .copying(...addresses),
    position: number(),
    state: choice('recipientState').required().initially('ready'),
    /** Why they were left out. */
    reason: choice('pieceIssue'),
    /** It is sent although something holds it. */
    accepted: yesNo(),
    printedAt: instant(),
    returnedOn: date(),
    returnReason: choice('returnReason'),
    /** The day on which it was read that they want no more. */
    refusedOn: date().copying(...consents),
    /** Why it was not sent: key of a failure, and what the server said. */
    failure: text().internal(),
    answer: text().copying(...reached),
    /** By which what comes back is told. */
    messageId: text().internal(),
  },
})
