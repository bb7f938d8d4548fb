import { randomUUID } from 'node:crypto'

/** A new id of a message, in the domain that it is sent from; it tells nothing about whom it goes to. */
export const newMessageId = (from: string): string =>
  `<${randomUUID()}@${from.slice(from.lastIndexOf('@') + 1)}>`
