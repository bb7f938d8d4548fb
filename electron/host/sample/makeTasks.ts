import phrases from '../../../resources/sample/phrases.json' with { type: 'json' }
import { dayOf } from '../../../shared/fields/date.ts'
import { daysBefore, officeTime, onWorkday } from './calendar.ts'
import type { Company, SampleMakings, SampleRecord } from './sampleOffice.ts'
import { say } from './wording.ts'

/** How many tasks are due when, in days from today; done ones lie behind. */
const plan: readonly {
  readonly count: number
  readonly due: readonly [number, number]
  readonly done: boolean
  readonly mine: number
}[] = [
  { count: 80, due: [-90, -1], done: true, mine: 0.5 },
  { count: 11, due: [-10, -1], done: false, mine: 0.4 },
  { count: 9, due: [0, 0], done: false, mine: 0.7 },
  { count: 50, due: [1, 30], done: false, mine: 0.5 },
]

/** Makes about 150 tasks: done ones, some overdue, some due today, the rest to come. */
export function makeTasks(makings: SampleMakings, companies: readonly Company[]): SampleRecord[] {
  const customers = companies.filter(({ stage }) => stage === 'active' || stage === 'prospect')
  return plan.flatMap(({ count, due, done, mine }) =>
    Array.from({ length: count }, (_, index) =>
      makeTask(makings, makings.random.pick(customers), { due, done, mine, index }),
    ),
  )
}

function makeTask(
  { random, now, ids, me, colleagues }: SampleMakings,
  company: Company,
  wish: {
    readonly due: readonly [number, number]
    readonly done: boolean
    readonly mine: number
    readonly index: number
  },
): SampleRecord {
  const due = random.between(...wish.due)
  const today = due === 0
  const midnight = today ? daysBefore(now, 0) : onWorkday(daysBefore(now, -due), now)
  const made = officeTime(
    onWorkday(daysBefore(Math.min(midnight, now), random.between(1, 9)), now),
    random,
  )
  const contact = company.people[0]
  const wording = {
    ...{ language: company.language, at: made, ware: random.pick(company.wares) },
    person: contact?.called ?? company.called ?? company.short,
    colleagues: colleagues.map(({ name }) => name),
  }
  const titles = company.language === 'zh' ? phrases.openTasks : phrases.openTasksAbroad
  // Two of today's have an hour.
  const hour = today && wish.index < 2 ? midnight + (15 + wish.index) * 3_600_000 : undefined
  return {
    entity: 'task',
    id: ids(),
    at: made,
    values: {
      title: say(random.pick(titles), wording, random),
      dueOn: dayOf(midnight),
      ...(hour !== undefined && { dueAt: hour }),
      owner: random.chance(wish.mine) ? me : random.pick(colleagues).id,
      customer: company.id,
      contact: contact?.id ?? null,
      ...(wish.done && {
        doneAt: Math.min(Math.max(officeTime(midnight, random), made + 1_800_000), now - 3_600_000),
      }),
    },
  }
}
