import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { closedLooks } from '../../../shared/printing/closedLooks.ts'
import {
  createLetterValues,
  letterBlocks,
  withoutSigns,
} from '../../../shared/printing/letterBlocks.ts'
import { letterHtml, letterPlain } from '../../../shared/printing/letterHtml.ts'
import type { Recipient } from '../../../shared/printing/recipient.ts'
import { isRecipientList } from '../../../shared/printing/recipientFields.ts'
import { recipientScope } from '../../../shared/printing/recipientScope.ts'
import { askedBy, fillTree, templateTree } from '../../../shared/printing/templateTree.ts'
import { textLanguage } from '../../../shared/domain/textLanguage.ts'
import { messages } from '../../../shared/locales/messages.ts'
import { signedSms } from '../../../shared/domain/smsLength.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Office } from '../office.ts'
import { printWords } from '../printing/printWords.ts'
import { readSources } from '../printing/recipientSources.ts'
import { runSource } from '../printing/runSource.ts'
import { query } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import { knownOffice } from '../records/knownOffice.ts'
import { readSetting } from '../settings.ts'

export type Mailing = RowOf<Entities['mailing']>

/** What of a mailing a message is made of. */
type MessageOf = Pick<
  Mailing,
  'output' | 'subject' | 'template' | 'enclosed' | 'advert' | 'gateway' | 'sender'
>

/** What one recipient is sent. */
export interface Message {
  /** Of an email; empty for a text message. */
  readonly subject: string
  readonly text: string
  /** Of an email. */
  readonly html: string | null
  /** Name of the PDF that is attached; null where none is. */
  readonly enclosed: string | null
}

/** What a mailing says to one recipient, filled from what whoever sends it knows of them. */
export function composeMessage(
  office: Office,
  actor: Actor,
  mailing: MessageOf,
  recipient: Recipient,
): Message {
  const isEmail = mailing.output === 'email'
  const letter = isEmail ? letterOf(office, mailing) : null
  const locale =
    letter?.locale ??
    textLanguage(mailing.subject ?? '') ??
    readSetting(office.reading, 'locale') ??
    'zh-CN'
  const { advertMark, unsubscribe, unsubscribeText } = messages[locale].sending
  const [subject, body] = [mailing.subject ?? '', letter?.body ?? ''].map(
    (text) => templateTree(closedLooks(withoutSigns(text))).nodes,
  )
  const lists = new Set([...askedBy(subject!).lists, ...askedBy(body!).lists])
  const desk = { office: knownOffice(office, actor), actor }
  const { sources, titles } = readSources(
    desk,
    [recipient],
    new Set([...lists].filter(isRecipientList)),
  )
  const scope = recipientScope(sources[0]!, {
    run: runSource(desk, { sender: mailing.sender ?? undefined }),
    speaker: printWords(desk.office, locale).speaker(titles),
    fieldsOf: (entity) => desk.office.registry[entity]?.fields ?? {},
  })
  const line = fillTree(subject!, scope, (_field, value) => value ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!isEmail) {
    const text = mailing.advert ? `${line} ${unsubscribeText}` : line
    return {
      subject: '',
      html: null,
      enclosed: null,
      text: signedSms(text, signatureOf(office, mailing)),
    }
  }
  const values = createLetterValues()
  const said = fillTree(body!, scope, (_field, value) => (value === null ? '' : values.put(value)))
  const closing = mailing.advert ? `\n\n${unsubscribe}` : ''
  const blocks = letterBlocks(`${said.replace(/\n+$/, '')}${closing}`, values.back)
  return {
    subject: mailing.advert ? `${advertMark}${line}` : line,
    text: letterPlain(blocks),
    html: letterHtml(blocks),
    enclosed: mailing.enclosed ? `${letter!.name}.pdf` : null,
  }
}

/** The text of a mailing's letter, or of what a letter is attached to. Throws where there is none. */
function letterOf(
  { reading }: Office,
  { template, enclosed }: MessageOf,
): { readonly name: string; readonly body: string; readonly locale: Locale } {
  const found =
    template &&
    reading.first(
      query
        .selectFrom('template')
        .select(['name', 'body', 'language', 'deletedAt'])
        .where('id', '=', template),
    )
  const body = enclosed ? '–' : found && found.body?.trim()
  if (!found || found.deletedAt !== null || !body) {
    throw failure('invalid', problem('template', 'letterGone'))
  }
  const { name } = found
  const locale = found.language === 'en' ? 'en' : 'zh-CN'
  if (!enclosed) return { name, body: found.body!, locale }
  const cover = messages[locale].sending.enclosedBody
  const letter = name.replace(/[{}*]/g, ' ')
  return {
    name,
    body: cover.replace('{name}', '{{recipient.name}}').replace('{letter}', () => letter),
    locale,
  }
}

function signatureOf({ reading }: Office, { gateway }: MessageOf): string | null {
  const found =
    gateway &&
    reading.first(query.selectFrom('smsGateway').select('signature').where('id', '=', gateway))
  return (found && found.signature) || null
}
