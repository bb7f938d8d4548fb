import { daysBefore, officeTime, onWorkday } from './calendar.ts'
import type { SampleMakings, SampleRecord } from './sampleOffice.ts'

/** A case as it went, before its steps are told. */
export interface Course {
  readonly id: string
  readonly kind: string
  /** When it was received, UTC milliseconds. */
  readonly at: number
  readonly open: boolean
  /** It has to be answered the same day. */
  readonly urgent: boolean
  readonly owner: string
  readonly answer: string
  /** Why it is opened again, should it be. */
  readonly reason: string
  readonly cause: string | null
}

const hour = 3_600_000

/** Steps of a case as changes of its record, each at its moment; and whose the case is when it is received. */
export function caseCourse(
  makings: SampleMakings,
  course: Course,
): { readonly owner: string | null; readonly changes: readonly SampleRecord[] } {
  const { owner, changes } = course.open
    ? openCourse(makings, course)
    : closedCourse(makings, course)
  return { owner, changes: forward(course.at, changes, makings.now - hour) }
}

/** Steps one after another, and none that is still to come. */
function forward(from: number, changes: readonly SampleRecord[], until: number): SampleRecord[] {
  let last = from
  return changes
    .map((change) => ({ ...change, at: (last = Math.max(change.at, last + 12 * 60_000)) }))
    .filter(({ at }) => at <= until)
}

const step = (
  { id, owner }: Course,
  at: number,
  values: Readonly<Record<string, unknown>>,
): SampleRecord => ({
  ...{ entity: 'serviceCase', id, at, by: owner, changes: true },
  // Why the step before was taken is not why this one is.
  values: { stepReason: null, ...values },
})

/** A moment some working days after another; on the same day some hours later. */
function later({ now, random }: SampleMakings, at: number, days: number): number {
  if (days === 0) return at + random.between(40, 150) * 60_000
  let day = at
  for (let ahead = 0; ahead < days; ahead += 1) day = workdayAfter(day, now)
  return officeTime(day, random)
}

/** A moment within the limits of a case. */
const soonAfter = (makings: SampleMakings, { at, urgent }: Course) =>
  urgent || makings.random.chance(0.6) ? later(makings, at, 0) : nextDay(makings, at)

/** Within a day of a moment: the next day that is worked, at an earlier hour. */
function nextDay({ now, random }: SampleMakings, at: number): number {
  const day = workdayAfter(at, now)
  const sameHour = day + at - daysBefore(at, 0)
  return Math.max(day + 8.75 * hour, sameHour - random.between(20, 300) * 60_000)
}

/** The next day that is worked. Saturday’s work would be Friday’s, which is over. */
function workdayAfter(at: number, now: number): number {
  for (let ahead = 1; ; ahead += 1) {
    const day = daysBefore(at, -ahead)
    if (ahead > 14 || onWorkday(day, now) === day) return day
  }
}

/** How it is with what is open: the older it is the further it went, and a few were left lying. */
function openCourse(makings: SampleMakings, course: Course) {
  const { random, now } = makings
  const { at, answer, cause } = course
  const hours = (now - at) / hour
  const fresh = hours < 9
  if (fresh) {
    const taken = random.chance(0.7)
    const looked = at + 25 * 60_000
    const changes =
      taken && looked < now - 10 * 60_000 && random.chance(0.4)
        ? [step(course, looked, { state: 'investigating', ...(cause && { cause }) })]
        : []
    return { owner: taken ? course.owner : null, changes }
  }
  const looked = later(makings, at, 0)
  const answered = soonAfter(makings, course)
  const left = random.chance(hours < 30 ? 0.5 : 0.14)
  const changes = [
    step(course, looked, { state: 'investigating', ...(cause && { cause }) }),
    ...(!left && answered < now - hour
      ? [step(course, answered, { state: 'answered', answer })]
      : []),
  ]
  return { owner: course.owner, changes }
}

/** Compensations of complaints, with what they cost in cents at least and at most. */
const compensations = [
  ['replacement', 30_000, 420_000],
  ['discount', 20_000, 180_000],
  ['refund', 15_000, 150_000],
  ['rework', 40_000, 260_000],
  ['apology', 0, 0],
] as const

/** How often customers answer with what, 1 to 5, when they are asked at closing. */
const grades: Readonly<Record<string, number>> = { 5: 45, 4: 39, 3: 11, 2: 4, 1: 1 }

/** From received to closed; one in nine was answered late, one in twelve opened again. */
function closedCourse(makings: SampleMakings, course: Course) {
  const { random } = makings
  const { at, kind, answer, cause, reason } = course
  const isComplaint = kind === 'complaint'
  const caused = cause && random.chance(0.95) ? { cause } : {}
  const looks = isComplaint && random.chance(0.45)
  const late = random.chance(isComplaint ? 0.11 : 0.06)
  const looked = at + random.between(15, 35) * 60_000
  const answered = late ? later(makings, at, random.between(2, 3)) : soonAfter(makings, course)
  const solved = later(makings, answered, random.between(0, late ? 3 : 2))
  const changes = [
    ...(looks ? [step(course, looked, { state: 'investigating', ...caused })] : []),
    step(course, Math.max(answered, looked + 60_000), {
      ...{ state: 'answered', answer },
      ...(!looks && caused),
    }),
  ]
  if (kind === 'feedback' || kind === 'suggestion') {
    return {
      owner: course.owner,
      changes: [...changes, step(course, solved, { state: 'closed' })],
    }
  }
  changes.push(step(course, solved, { state: 'solved', ...compensationOf(makings, isComplaint) }))
  let end = solved
  if (isComplaint && random.chance(0.08)) {
    const again = later(makings, solved, 1)
    end = later(makings, again, 1)
    changes.push(
      step(course, again, { state: 'investigating', stepReason: reason }),
      step(course, again + random.between(60, 200) * 60_000, { state: 'answered' }),
      step(course, end, { state: 'solved' }),
    )
  }
  const csat = random.chance(isComplaint ? 0.72 : 0.35)
    ? Number(random.pickWeighted(Object.keys(grades), (each) => grades[each] ?? 0))
    : null
  const closed = later(makings, end, random.between(1, 2))
  if (csat !== null && makings.survey !== null) {
    changes.push(response(makings, course, closed, makings.survey, csat))
  }
  changes.push(step(course, closed, { state: 'closed' }))
  return { owner: course.owner, changes }
}

/** What the customer answered before the case was closed: who is content would recommend the office. */
function response(
  { ids }: SampleMakings,
  { id, owner }: Course,
  at: number,
  survey: string,
  csat: number,
): SampleRecord {
  const nps = csat * 2 - (Math.floor(at / 60_000) % 2)
  const values = { survey, case: id, how: 'closing', csat, nps }
  return { entity: 'surveyResponse', id: ids(), at, by: owner, values }
}

function compensationOf({ random }: SampleMakings, isComplaint: boolean) {
  if (!isComplaint || random.chance(0.55)) return {}
  const [compensation, least, most] = random.pick(compensations)
  const compensationAmount = most > 0 ? random.between(least / 5000, most / 5000) * 5000 : null
  return { compensation, ...(compensationAmount !== null && { compensationAmount }) }
}
