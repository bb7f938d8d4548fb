import { replyValue, type ReplySource } from '../../../shared/domain/replyFields.ts'
import { fieldsIn, fillTemplate } from '../../../shared/domain/templateText.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { useSession } from '../../session.ts'
import { speakerIn } from '../../words.ts'
import { missingMark } from './fieldWords.ts'

/** What a reply to a case is written from, with the names of what it refers to. */
export interface ReadReplySource extends ReplySource {
  readonly titles: Titles
}

/** Reads whom a reply goes to. Whoever is gone, or not to be seen, is left out. */
export async function readReplySource(row: AnyRow, titles: Titles): Promise<ReadReplySource> {
  const session = useSession()
  const read = async (entity: 'customer' | 'contact') => {
    const id = row[entity]
    if (typeof id !== 'string') return null
    return client.records.read({ entity, id }).catch(() => null)
  }
  const [customer, contact] = await Promise.all([
    read('customer'),
    read('contact'),
    useLookups()
      .loadRegions()
      .catch(() => undefined),
  ])
  return {
    case: row,
    customer: customer?.row ?? null,
    contact: contact?.row ?? null,
    office: session.state?.name ?? null,
    me: session.person?.name ?? null,
    titles: { ...customer?.titles, ...contact?.titles, ...titles },
  }
}

/** A template's text for a case, in the template's language. */
export function filledReply(source: ReadReplySource, body: string, language: Locale): string {
  const speaker = speakerIn(language, source.titles)
  return fillTemplate(body, (field) => replyValue(source, field, speaker), missingMark).text
}

/** A reply that was begun from a template, with what it lacked filled in as far as the case has it by now. */
export function refilledReply(
  source: ReadReplySource,
  { text, body, language }: { text: string; body: string; language: Locale },
): string {
  const speaker = speakerIn(language, source.titles)
  return fieldsIn(body).reduce((filled, field) => {
    const value = replyValue(source, field, speaker)
    return value === null ? filled : filled.replaceAll(missingMark(field), () => value)
  }, text)
}

/** Where a reply is mailed to: the contact, else the customer; null when neither has an address. */
export function replyAddress({ contact, customer }: ReplySource): string | null {
  for (const row of [contact, customer]) {
    const held = row?.['email']
    if (typeof held === 'string' && held !== '') return held
  }
  return null
}
