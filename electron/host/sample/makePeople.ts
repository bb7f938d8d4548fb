import people from '../../../resources/sample/people.json' with { type: 'json' }
import { dayOf } from '../../../shared/fields/date.ts'
import { dayMs } from './calendar.ts'
import { landline, latin, mobile } from './makeDetails.ts'
import type { Company, Person, SampleMakings } from './sampleOffice.ts'

/** Contacts of the whole office. */
const wanted = 600
const [surnames, women, men] = [people.surnames, people.women, people.men].map((words) =>
  words.split(' '),
) as [string[], string[], string[]]

type Job = (typeof people.jobs)[number] | ((typeof people.jobsAbroad)[number] & { call?: string })

/** Puts people into the companies: more of them where more is bought. */
export function addPeople(makings: SampleMakings, companies: readonly Company[]): void {
  const { random } = makings
  const firms = companies.filter(({ person }) => !person)
  const counts = new Map(firms.map((firm) => [firm, headcount(makings, firm)]))
  const total = () => [...counts.values()].reduce((sum, count) => sum + count, 0)
  const growing = firms.filter(({ named, stage }) => !named && stage === 'active')
  for (let missing = wanted - total(); missing > 0; missing -= 1) {
    const firm = random.pick(growing)
    counts.set(firm, counts.get(firm)! + 1)
  }
  let birthdays = 0
  for (const [firm, count] of counts) {
    const jobs = jobsAt(makings, firm, count)
    jobs.forEach((job, index) => {
      const soon = firm.stage === 'active' && birthdays < 7 && random.chance(0.1)
      if (soon) birthdays += 1
      firm.people.push(makePerson(makings, firm, job, index, soon ? birthdays - 1 : undefined))
    })
  }
}

function headcount({ random }: SampleMakings, { named, level, stage }: Company): number {
  if (named) return named.length
  if (stage === 'lead') return 1
  const [low, high] = { A: [3, 4], B: [2, 3], C: [1, 2], D: [1, 1] }[level] as [number, number]
  return random.between(low, high)
}

/** The jobs of those we know somewhere, none of them twice; who buys or decides comes first. */
function jobsAt(
  { random }: SampleMakings,
  { language, short, named }: Company,
  count: number,
): Job[] {
  const left: Job[] = [...(language === 'zh' ? people.jobs : people.jobsAbroad)]
  const shop = /行|部|坊|宿/u.test(short)
  const given = (index: number) => left.find(({ position }) => position === named?.[index]?.[1])
  const jobs = Array.from({ length: count }, (_, index) => {
    const chosen = random.pickWeighted(left, ({ weight, position }) =>
      position === '老板' ? (shop ? 20 : 0) : position === '店长' ? (shop ? 8 : 0) : weight,
    )
    const job = given(index) ?? chosen
    left.splice(left.indexOf(job), 1)
    return job
  })
  const first = ['buys', 'decides']
  return named ? jobs : jobs.toSorted((a, b) => first.indexOf(b.role) - first.indexOf(a.role))
}

function makePerson(
  makings: SampleMakings,
  firm: Company,
  job: Job,
  index: number,
  birthdayIn?: number,
): Person {
  const { random, ids, now } = makings
  const chinese = firm.language === 'zh'
  const given = firm.named?.[index]?.[0]
  const female = given ? women.includes(given.slice(1)) : random.chance(0.45)
  const surname = (chinese && given?.slice(0, 1)) || random.pick(surnames)
  const name = given ?? surname + random.pick(female ? women : men)
  const polite = chinese ? `${surname}${job.call || (female ? '姐' : '先生')}` : name.split(' ')[0]!
  const likes = chinese ? people.likes : people.likesAbroad
  const born = `${random.between(1966, 2000)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
  const soon = birthdayIn === undefined ? undefined : dayOf(now + birthdayIn * dayMs).slice(5)
  const letters = chinese
    ? latin(name)
    : name
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z ]/gu, '')
        .replaceAll(' ', '.')
  const reach = chinese
    ? {
        mobile: mobile(makings),
        ...(random.chance(0.3) && { phone: landline(makings, regionOf(firm)) }),
      }
    : { phone: String(firm.values.phone).replace(/\d$/u, String(index + 1)) }
  return {
    id: ids(),
    name,
    called: polite,
    role: job.role,
    values: {
      ...{
        name,
        customer: firm.id,
        position: job.position,
        department: job.department || null,
        role: job.role,
      },
      ...(chinese && { gender: female ? 'female' : 'male', salutation: female ? 'ms' : 'mr' }),
      ...reach,
      primary: index === 0,
      ...(random.chance(chinese ? 0.5 : 1) && { email: `${letters}@${firm.domain}` }),
      ...(chinese && random.chance(0.55) && { wechat: `${letters}${random.between(1, 998)}` }),
      ...(chinese && random.chance(0.08) && { qq: String(random.between(10_000_000, 99_999_999)) }),
      ...((soon || (chinese && random.chance(0.4))) && {
        birthday: soon ? born.slice(0, 5) + soon : born,
      }),
      ...(random.chance(0.14) && { preferences: random.pick(likes) }),
      ...(random.chance(0.04) && { mayCall: false }),
    },
  }
}

function regionOf({ values }: Company): string {
  return (values.address as { region?: string }).region ?? ''
}

const two = (part: number) => String(part).padStart(2, '0')
