import { setTimeout } from 'node:timers/promises'
import type { Readings } from '../../electron/host/reading/readings.ts'
import type { Office } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { characterReadings } from '../../shared/domain/pinyin.ts'
import {
  companyName,
  contactValues,
  customerValues,
  fileName,
  interactionValues,
  tags,
} from './benchRecords.ts'
import {
  againstLimit,
  againstPeer,
  percentile,
  readOnce,
  timesOf,
  timesOfAsking,
  type Figure,
} from './measure.ts'
import { peerOn } from './peer.ts'

/** Queries of each kind. */
const asked = 500
/** What a LIKE scan is measured with: it takes too long for more. */
const scanned = 3
/** Hits of each entity, as many as the palette asks for. */
const limit = 6
/** Other queries of each kind asked before: what a reader runs often is compiled by then, as where people work. */
const warming = 40
/** Milliseconds after which an office that was opened has settled: its readers know how common tokens are. */
const settled = 5000

/** Characters `from` to before `to` of a text. */
const part = (text: string, from: number, length: number) =>
  Array.from(text)
    .slice(from, from + length)
    .join('')

const syllables = (text: string) =>
  Array.from(text).map((character) => characterReadings(character.codePointAt(0)!)[0] ?? '')

/** Search as people do it, beside a LIKE scan of the same names, and beside the promised limits. */
export async function searching(
  office: Office,
  readings: Readings,
  customers: number,
): Promise<Figure[]> {
  // Names in an order that no index has them in.
  const place = (run: number) => (run * 7919 + 13) % customers
  const chinese = (run: number) => {
    let at = place(run)
    while (!/^\p{Script=Han}/u.test(companyName(at))) at = (at + 1) % customers
    return companyName(at)
  }
  const latin = (run: number) => {
    let at = place(run)
    while (!/^[A-Z]/.test(companyName(at))) at = (at + 1) % customers
    return companyName(at)
  }
  const worst = ['公司', '有限', '北京', '司', '限', '宁', 'a', 't', 'gs', 'yxgs', 'n', '0']
  const kinds: Readonly<Record<string, (run: number) => string>> = {
    'one character': (run) => part(chinese(run), 2 + (run % 3), 1),
    'two characters': (run) => part(chinese(run), 2 + (run % 3), 2),
    'three characters and more': (run) => part(chinese(run), 1 + (run % 2), 3 + (run % 4)),
    'characters that nobody has': (run) =>
      part(chinese(run), 2, 1) + part(chinese(run + 7), 3, 1) + '龘',
    'beginning of an English word': (run) => part(latin(run), 0, 3 + (run % 3)),
    'part of an English word': (run) => part(latin(run), 2, 3),
    'three digits of a phone': (run) => customerValues(place(run)).phone.slice(-3),
    'part of a phone': (run) => customerValues(place(run)).phone.slice(-7, -3 + (run % 3)),
    'a whole mobile number': (run) => contactValues(place(run), customers).mobile,
    'pinyin in full': (run) => syllables(part(chinese(run), 0, 2 + (run % 3))).join(''),
    initials: (run) =>
      syllables(part(chinese(run), 0, 2 + (run % 4)))
        .map((each) => each[0])
        .join(''),
    'pinyin and characters': (run) =>
      syllables(part(chinese(run), 0, 1)).join('') + part(chinese(run), 1, 2),
    'an email address': (run) => `office${place(run)}@`,
    'a customer number': (run) => customerValues(place(run)).number,
    'part of a tax number': (run) => customerValues(place(run)).taxNumber.slice(-8),
    'words of an interaction': (run) =>
      part(interactionValues(place(run), customers, 0).summary, 0, 3),
    'a street': (run) => customerValues(place(run)).address.line.replaceAll(' ', ''),
    'a tag': (run) => `标签${1 + (run % tags)}`,
    'the name of a file': (run) => fileName(place(run)).replace(' ', '').replace('.pdf', ''),
    'the worst that is known': (run) => worst[run % worst.length]!,
    'two terms': (run) => `${part(chinese(run), 0, 2)} ${part(chinese(run), 3, 2)}`,
    'two common terms': (run) => `${worst[run % 3]} ${part(latin(run), 0, 4)}`,
  }

  const peer = peerOn(office)
  const scan = peer.prepare(
    "select id from customer where name like '%' || ? || '%' and deletedAt is null order by updatedAt desc limit 20",
  )
  await setTimeout(settled)
  for (const queryOf of Object.values(kinds)) {
    const others = (run: number) => ({ query: queryOf(asked + run), limit })
    await timesOfAsking(warming, (run) => readings.ask('find', program, others(run)))
  }
  const figures: Figure[] = []
  for (const [kind, queryOf] of Object.entries(kinds)) {
    const queries = Array.from({ length: asked }, (_, run) => queryOf(run))
    const ask = (run: number) => readings.ask('find', program, { query: queries[run]!, limit })
    await readOnce(office.file)
    const found = await timesOfAsking(asked, ask)
    const like = percentile(
      timesOf(scanned, (run) => scan.all(queries[run]!)),
      0.95,
    )
    const isOneTerm = !kind.endsWith(' terms')
    figures.push(
      ...(isOneTerm ? [againstLimit(`search: ${kind}, p95`, percentile(found, 0.95), 2)] : []),
      againstLimit(`search: ${kind}, worst`, Math.max(...found), isOneTerm ? 10 : 20),
      againstPeer(`search: ${kind}, p95`, percentile(found, 0.95), 'LIKE scan p95', like),
    )
  }
  peer.close()
  return figures
}
