import english from '../../../resources/sample/talks.en.json' with { type: 'json' }
import chinese from '../../../resources/sample/talks.zh.json' with { type: 'json' }
import phrases from '../../../resources/sample/phrases.json' with { type: 'json' }
import { daysBefore, daysBetween, dayMs, earlierToday, officeTime, onWorkday } from './calendar.ts'
import type { Company, Level, Person, SampleMakings, SampleRecord, Stage } from './sampleOffice.ts'
import { say, type Ware } from './wording.ts'

type Topic = keyof typeof chinese

/** Contacts of the whole office with its customers. */
const wanted = 3000
/** How often one talks to a customer in the time one knows them. */
const often: Record<Level, readonly [number, number]> = {
  A: [26, 44],
  B: [11, 20],
  C: [5, 11],
  D: [2, 5],
}
const seldom: Record<Exclude<Stage, 'active'>, readonly [number, number]> = {
  lead: [1, 3],
  prospect: [3, 8],
  dormant: [4, 11],
  lost: [4, 10],
}
/** What follows what, and how often one begins with it. */
const courses: readonly (readonly [readonly Topic[], number])[] = [
  [['reorder', 'deliver', 'pay'], 6],
  [['reorder', 'deliver'], 3],
  [['chat'], 5],
  [['pay'], 1],
  [['visit'], 1.6],
  [['complaint', 'handled'], 1.3],
  [['complaint', 'handled', 'handled'], 0.5],
  [['price'], 1.2],
  [['newItem', 'quote', 'sample', 'order', 'deliver', 'pay'], 1.2],
  [['changed'], 0.4],
]
/** What begins about other goods than what came before. */
const freshTopics = new Set<Topic>([
  'first',
  'reorder',
  'newItem',
  'chat',
  'visit',
  'price',
  'lead',
])
/** What is about goods on their way. */
const goodsTopics = new Set<Topic>(['order', 'reorder', 'deliver'])
/** Days from what came before, for what can't wait. */
const prompt: Partial<Record<Topic, readonly [number, number]>> = {
  quote: [0, 2],
  sample: [1, 5],
  order: [1, 8],
  deliver: [4, 12],
  handled: [0, 3],
}
/** Whom one asks about what. */
const asked: Partial<Record<Topic, string>> = {
  pay: 'pays',
  deliver: 'uses',
  complaint: 'influences',
  price: 'decides',
  quote: 'decides',
  order: 'buys',
  reorder: 'buys',
}

/** Makes the interactions of all companies: what was said, in an order that makes sense. */
export function makeTalks(makings: SampleMakings, companies: readonly Company[]): SampleRecord[] {
  const counts = companies.map((company) => howOften(makings, company))
  const missing = wanted - counts.reduce((sum, count) => sum + count, 0)
  const stretched = companies.flatMap(({ stage, level }, index) =>
    stage === 'active' && level !== 'D' ? [index] : [],
  )
  for (let step = 0; step < Math.abs(missing); step += 1) {
    counts[stretched[step % stretched.length]!]! += Math.sign(missing)
  }
  return companies.flatMap((company, index) =>
    talksWith(makings, company, Math.max(1, counts[index]!)),
  )
}

function howOften({ random }: SampleMakings, { stage, level }: Company): number {
  return random.between(...(stage === 'active' ? often[level] : seldom[stage]))
}

function talksWith(makings: SampleMakings, company: Company, count: number): SampleRecord[] {
  const { random } = makings
  const topics = topicsFor(makings, company, count)
  const times = timesFor(makings, company, topics)
  let ware = random.pick(company.wares)
  return topics.map((topic, index) => {
    const at = times[index]!
    if (freshTopics.has(topic)) ware = random.pick(company.wares)
    const holiday = topic === 'chat' && isFestive(at) && random.chance(0.6)
    const last = index === topics.length - 1 ? company.latest : undefined
    return makeTalk(makings, company, { topic: holiday ? 'festival' : topic, at, ware, last })
  })
}

function topicsFor({ random }: SampleMakings, { stage }: Company, count: number): Topic[] {
  if (stage === 'lead')
    return Array.from({ length: count }, (_, index) =>
      index === 0 ? random.pick(['first', 'lead']) : 'lead',
    )
  const topics: Topic[] = ['first', 'quote']
  if (stage === 'prospect') topics.push('sample', 'quote', 'sample', 'chat', 'quiet', 'chat')
  else
    topics.push(
      ...(random.chance(0.5)
        ? (['sample', 'order', 'deliver', 'pay'] as const)
        : (['order', 'deliver'] as const)),
    )
  while (topics.length < count)
    topics.push(...random.pickWeighted(courses, ([, weight]) => weight)[0])
  const told = topics.slice(0, count)
  if (stage === 'lost') told.splice(-1, 1, 'lost')
  if (stage === 'dormant')
    told.splice(-2, 2, ...(['quiet', 'quiet'] as const).slice(0, Math.min(2, count)))
  return told
}

/** Spreads what was said between the first and the last contact; answers, samples and deliveries follow promptly. */
function timesFor(
  makings: SampleMakings,
  { since, until }: Company,
  topics: readonly Topic[],
): number[] {
  const { random, now } = makings
  const gaps = topics.slice(1).map((topic) => {
    const range = prompt[topic]
    return range
      ? { days: random.between(...range), idle: 0 }
      : { days: 0, idle: 0.3 + random.next() }
  })
  const span = Math.max(0, daysBetween(since, until))
  const prompted = gaps.reduce((sum, { days }) => sum + days, 0)
  const idle = gaps.reduce((sum, gap) => sum + gap.idle, 0)
  const squeeze = Math.min(1, span / Math.max(1, prompted))
  const left = Math.max(0, span - prompted * squeeze)
  let day = 0
  const days = [
    0,
    ...gaps.map((gap) => (day += gap.days * squeeze + (idle ? (gap.idle / idle) * left : 0))),
  ]
  const moments = days.map((each, index) => {
    const midnight =
      index === days.length - 1
        ? until
        : onWorkday(daysBefore(since + Math.round(each) * dayMs, 0), now)
    const today = daysBetween(Math.min(midnight, until), now) <= 0
    return today ? earlierToday(now, random.next()) : officeTime(Math.min(midnight, until), random)
  })
  return moments.toSorted((a, b) => a - b)
}

/** The weeks before the Spring and Mid-Autumn Festivals. */
function isFestive(at: number): boolean {
  const day = new Date(at).getMonth() * 100 + new Date(at).getDate()
  return (day >= 15 && day <= 110) || (day >= 805 && day <= 828)
}

function makeTalk(
  makings: SampleMakings,
  company: Company,
  told: { topic: Topic; at: number; ware: Ware; last: readonly string[] | undefined },
): SampleRecord {
  const { random, ids, me, colleagues } = makings
  const { topic, at, ware, last } = told
  const chineseSpoken = company.language === 'zh'
  const talks = chineseSpoken ? chinese : english
  const [direction = 'out', kind = 'call', phrase = ''] = last ?? random.pick(talks[topic])
  const contact = whomFor(makings, company, topic)
  const names = colleagues.map(({ name }) => name)
  const wording = {
    ...{ language: company.language, at, ware, colleagues: names },
    person: contact?.called ?? company.called ?? company.short,
  }
  const { any, goods } = chineseSpoken ? phrases.tails : phrases.tailsAbroad
  const tails = goodsTopics.has(topic) ? [...any, ...goods] : any
  const tail = !last && random.chance(0.34) ? random.pick(tails) : ''
  const words = tail && !chineseSpoken ? `${phrase} ${tail}` : phrase + tail
  return {
    entity: 'interaction',
    id: ids(),
    at,
    values: {
      ...{ kind, direction, at, customer: company.id, contact: contact?.id ?? null },
      duration: durationOf(makings, kind),
      owner: random.chance(0.84)
        ? company.owner
        : random.pick([me, ...colleagues.map(({ id }) => id)]),
      summary: say(words, wording, random),
    },
  }
}

function whomFor({ random }: SampleMakings, { people }: Company, topic: Topic): Person | undefined {
  const right = people.find(({ role }) => role === asked[topic])
  if (right && random.chance(0.8)) return right
  return random.pickWeighted(people, (each) => (each === people[0] ? 3 : 1)) ?? people[0]
}

function durationOf({ random }: SampleMakings, kind: string): number | null {
  if (kind === 'call') return random.between(35, 780)
  return kind === 'visit' || kind === 'meeting' ? random.between(20, 100) * 60 : null
}
