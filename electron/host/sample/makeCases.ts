import told from '../../../resources/sample/cases.json' with { type: 'json' }
import { shippedId } from '../../../shared/domain/shippedCauses.ts'
import { daysBefore, officeTime, onWorkday } from './calendar.ts'
import { caseCourse, type Course } from './caseCourse.ts'
import type { Random } from './random.ts'
import type { Company, SampleMakings, SampleRecord } from './sampleOffice.ts'
import { say } from './wording.ts'

type CauseCode = keyof typeof told.complaints
type OtherKind = keyof typeof told.others

/** Complaints of each month, eleven months ago first; of this month as far as it has gone. */
const complaints = [8, 6, 9, 11, 7, 10, 12, 9, 8, 11, 10, 2]
/** Other cases of one month and of the next, by turns. */
const others: readonly (readonly OtherKind[])[] = [
  ['enquiry', 'enquiry', 'repair', 'feedback'],
  ['enquiry', 'enquiry', 'repair', 'suggestion'],
]
/** Complaints that are open, by working days since they were received; the oldest first. */
const openComplaints = [5, 3, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0]
const openOthers: readonly (readonly [OtherKind, number])[] = [
  ['repair', 4],
  ['enquiry', 2],
  ['enquiry', 1],
  ['repair', 1],
  ['enquiry', 0],
  ['feedback', 0],
]
const channels = { phone: 10, wechat: 8, email: 4, visit: 2, web: 2, fax: 1 } as const
const severities = { normal: 13, low: 3, high: 3, critical: 1 } as const

/**
 * Makes the cases of a year, with each step that they took: complaints, enquiries, repairs and what customers say and
 * suggest. The latest are open, two or three of them over their limit.
 */
export function makeCases(makings: SampleMakings, companies: readonly Company[]): SampleRecord[] {
  const { now, random } = makings
  const customers = companies.filter(({ stage, person }) => stage === 'active' && !person)
  const someone = () => random.pickWeighted(customers, ({ level }) => (level === 'A' ? 3 : 2))
  const made = (kind: 'complaint' | OtherKind, day: number, open: boolean): SampleRecord[] =>
    makeCase(makings, someone(), { kind, at: receivedOn(makings, day), open })
  const past = complaints.flatMap((count, month) =>
    [...Array.from({ length: count }, () => 'complaint' as const), ...others[month % 2]!].flatMap(
      (kind) => {
        const day = dayIn(now, complaints.length - 1 - month, random)
        return day === undefined ? [] : made(kind, day, false)
      },
    ),
  )
  return [
    ...past,
    ...openComplaints.flatMap((days) => made('complaint', workdaysBefore(now, days), true)),
    ...openOthers.flatMap(([kind, days]) => made(kind, workdaysBefore(now, days), true)),
  ]
}

/** Days that a case has to be over. */
const toBeOver = 21

/** A day of a month so many months back, long enough ago that what came in on it is over; undefined where there is none. */
function dayIn(now: number, monthsBack: number, random: Random): number | undefined {
  const today = new Date(now)
  const first = new Date(today.getFullYear(), today.getMonth() - monthsBack, 1)
  const days = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate()
  const day = new Date(first.getFullYear(), first.getMonth(), random.between(1, days)).getTime()
  const worked = onWorkday(day, now)
  return worked < daysBefore(now, toBeOver) ? worked : undefined
}

function workdaysBefore(now: number, days: number): number {
  let day = onWorkday(daysBefore(now, 0), now)
  for (let back = 0; back < days; back += 1) {
    let before = daysBefore(day, 1)
    while (onWorkday(before, now) !== before) before = daysBefore(before, 1)
    day = before
  }
  return day
}

/** A moment of a day at which somebody is in and has taken it down; what came today came before an hour ago. */
function receivedOn({ now, random }: SampleMakings, day: number): number {
  const at = officeTime(day, random)
  return Math.min(at, now - random.between(66, 95) * 60_000)
}

function makeCase(
  makings: SampleMakings,
  company: Company,
  wish: {
    readonly kind: 'complaint' | OtherKind
    readonly at: number
    readonly open: boolean
  },
): SampleRecord[] {
  const { random, ids, colleagues, me, causes } = makings
  const { kind, at, open } = wish
  const { language } = company
  const ware = random.pick(company.wares)
  const contact = random.pick(company.people)
  const wording = {
    ...{ language, at, ware },
    person: contact?.called ?? company.called ?? company.short,
    colleagues: colleagues.map(({ name }) => name),
  }
  const saying = (phrase: string | undefined) => phrase && say(phrase, wording, random)
  const cause = kind === 'complaint' ? causeOf(random) : null
  const [title, description, demand] = random.pick<readonly string[]>(
    cause ? told.complaints[cause][language] : told.others[kind as OtherKind][language],
  )
  const topic = cause?.split('.')[0] ?? 'enquiry'
  const answers: Readonly<Record<string, readonly string[]>> = told.answers[language]
  const owner = random.pickWeighted([me, ...colleagues.map((each) => each.id)], (id) =>
    id === me ? 4 : 5 - colleagues.findIndex((each) => each.id === id),
  )
  const severity = kind === 'complaint' ? weighted(random, severities) : 'normal'
  const urgent = severity === 'high' || severity === 'critical' || company.level === 'A'
  const course: Course = {
    ...{ id: ids(), kind, at, open, owner, urgent },
    answer: saying(random.pick(answers[topic] ?? answers['other']!))!,
    reason: random.pick(told.reopened[language]),
    cause: cause && causes.has(shippedId(cause)) ? shippedId(cause) : null,
  }
  const begun = caseCourse(makings, course)
  return [
    {
      entity: 'serviceCase',
      id: course.id,
      at,
      by: owner,
      values: {
        ...{ kind, severity, title: saying(title), receivedAt: at, customer: company.id },
        channel: weighted(random, channels),
        contact: contact?.id ?? null,
        product: ware.name,
        ...(description && { description: saying(description) }),
        ...(demand && { demand: saying(demand) }),
        owner: begun.owner,
      },
    },
    ...begun.changes,
  ]
}

const causeOf = (random: Random): CauseCode =>
  random.pickWeighted(
    Object.keys(told.complaints) as CauseCode[],
    (code) => told.complaints[code].weight,
  )

const weighted = <T extends string>(random: Random, weights: Readonly<Record<T, number>>): T =>
  random.pickWeighted(Object.keys(weights) as T[], (each) => weights[each])
