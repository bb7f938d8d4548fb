import people from '../../../resources/sample/people.json' with { type: 'json' }
import phrases from '../../../resources/sample/phrases.json' with { type: 'json' }
import { dayOf } from '../../../shared/fields/date.ts'
import { regionLines } from '../regions/seedRegions.ts'
import { daysBefore, officeTime } from './calendar.ts'
import { makeCases } from './makeCases.ts'
import { makeCompanies } from './makeCompanies.ts'
import { addPeople } from './makePeople.ts'
import { makeTalks } from './makeTalks.ts'
import { makeTasks } from './makeTasks.ts'
import { createRandom } from './random.ts'
import type { Company, SampleMakings, SampleRecord } from './sampleOffice.ts'

/**
 * Makes the records of the sample office: a supplier of packaging on the Yangtze delta, its customers here and
 * abroad, and two years of talking to them. Records come before those that refer to them. The same seed on the
 * same day makes the same office; today's contacts lie between opening and an hour ago.
 */
export function makeSample(wishes: {
  readonly seed: string
  /** UTC milliseconds. */
  readonly now: number
  readonly ids: () => string
  /** The person whose office it is. */
  readonly me: string
  /** Ids of the causes that the office has. */
  readonly causes: ReadonlySet<string>
  /** The survey that is asked when a case is closed; null where there is none. */
  readonly survey: string | null
}): SampleRecord[] {
  const { seed, now, ids, me, causes, survey } = wishes
  const begun = daysBefore(now, 730)
  const tags = phrases.tags.map((values): SampleRecord => ({
    entity: 'tag',
    id: ids(),
    at: begun,
    values,
  }))
  const users = people.colleagues.map((values): SampleRecord => ({
    entity: 'user',
    id: ids(),
    at: begun,
    values: { ...values, role: 'staff' },
  }))
  const makings: SampleMakings = {
    ...{ now, ids, me, causes, survey },
    random: createRandom(`${seed} ${dayOf(now)}`),
    colleagues: users.map(({ id, values }) => ({ id, name: String(values.name) })),
    tagIds: new Map(tags.map(({ id, values }) => [String(values.name), id])),
    regions: new Map(regionLines.map((line) => [line[0], line])),
  }
  const companies = makeCompanies(makings)
  addPeople(makings, companies)
  const customers = companies.map((company, index) => customerRecord(makings, company, index))
  const contacts = companies.flatMap((company) =>
    company.people.map((person): SampleRecord => ({
      entity: 'contact',
      id: person.id,
      at: officeTime(company.since, makings.random),
      values: person.values,
    })),
  )
  const heads = customers.filter(({ values }) => !values.parent)
  const branches = customers.filter(({ values }) => values.parent)
  const happened = [...makeTalks(makings, companies), ...makeTasks(makings, companies)]
  // By chance of their own, so that everything else stays as it is.
  const cases = makeCases(
    { ...makings, random: createRandom(`${seed} cases ${dayOf(now)}`) },
    companies,
  )
  return [
    ...users,
    ...tags,
    ...heads,
    ...branches,
    ...contacts,
    ...[...happened, ...cases].toSorted((a, b) => a.at - b.at),
  ]
}

function customerRecord({ random }: SampleMakings, company: Company, index: number): SampleRecord {
  const chief = company.people.find(({ values }) => values.position === '总经理')
  return {
    entity: 'customer',
    id: company.id,
    at: officeTime(company.since, random),
    values: {
      ...company.values,
      number: `K${String(index + 1).padStart(4, '0')}`,
      ...(company.values.taxNumber !== undefined && chief && { legalPerson: chief.name }),
    },
  }
}
