import companies from '../../../resources/sample/companies.json' with { type: 'json' }
import phrases from '../../../resources/sample/phrases.json' with { type: 'json' }
import places from '../../../resources/sample/places.json' with { type: 'json' }
import trades from '../../../resources/sample/trades.json' with { type: 'json' }
import { daysBefore, daysBetween, workdayBefore, onWorkday } from './calendar.ts'
import { invoiceDetails, landline, latin, mobile, place, termsOf } from './makeDetails.ts'
import type { Company, Level, SampleMakings, Stage } from './sampleOffice.ts'
import { wareOf, type GoodsKey, type Language } from './wording.ts'

/** Companies whose names are put together, beside those that are written out. */
const invented = 229
const levels: readonly [Level, number][] = [
  ['A', 18],
  ['B', 62],
  ['C', 100],
  ['D', 49],
]
const stages: readonly [Stage, number][] = [
  ['active', 54],
  ['prospect', 17],
  ['lead', 9],
  ['dormant', 13],
  ['lost', 7],
]
/** Days since the last contact, by stage. */
const silence: Record<Stage, readonly [number, number]> = {
  lead: [1, 25],
  prospect: [1, 60],
  active: [1, 60],
  dormant: [120, 330],
  lost: [90, 400],
}
const abroadGoods: readonly GoodsKey[] = [
  'carton',
  'giftBox',
  'label',
  'bag',
  'foam',
  'tag',
  'album',
]

interface Given {
  readonly name: string
  readonly short: string
  readonly level: Level
  readonly stage: Stage
  readonly code?: string | undefined
  readonly line?: string | undefined
  readonly trade?: (typeof trades)[number]
  readonly language?: Language
  readonly tags?: readonly string[]
  readonly note?: string | undefined
  readonly quiet?: number | undefined
  readonly latest?: readonly string[] | undefined
  readonly people?: readonly (readonly string[])[] | undefined
  readonly person?: boolean
  readonly parent?: string
  readonly abroad?: (typeof companies.abroad)[number]
}

/** Makes about 300 customers, in the order in which the office came to know them. */
export function makeCompanies(makings: SampleMakings): Company[] {
  const known = companies.known.map((each): Given => {
    const given = each as Omit<typeof each, 'level' | 'stage'> & { level: Level; stage: Stage }
    return { ...given, trade: trades[each.trade]! }
  })
  const made = known.map((given, index) => makeCompany(makings, given, index))
  const branches = companies.known.flatMap((each, index) =>
    ((each as { branches?: string[][] }).branches ?? []).map(([name = '', code = '']) =>
      makeCompany(makings, {
        ...{ name, short: name.replace(/^.*公司(?=.)/u, ''), code, level: 'C', stage: 'active' },
        ...{ trade: trades[companies.known[index]!.trade]!, parent: made[index]!.id },
      }),
    ),
  )
  const others = [
    ...branches,
    ...companies.abroad.map((abroad) => makeCompany(makings, givenAbroad(makings, abroad))),
    ...companies.people.map((person) => makeCompany(makings, givenPerson(makings, person))),
    ...inventedNames(makings).map((given) => makeCompany(makings, given)),
  ]
  return [...made, ...others].toSorted((a, b) => a.since - b.since)
}

function makeCompany(makings: SampleMakings, given: Given, rank = 99): Company {
  const { random, now, ids, me, colleagues, tagIds } = makings
  const { name, short, level, stage, abroad, person = false } = given
  const language = given.language ?? 'zh'
  const [soonest, latest] = silence[stage]
  const quiet = given.quiet ?? (rank < 7 ? 0 : random.between(soonest, level === 'A' ? 20 : latest))
  const until = rank === 7 ? workdayBefore(now) : lastDay(now, quiet)
  const history = stage === 'lead' ? random.between(0, 30) : random.between(60, 700)
  const known = rank < 30 ? random.between(560, 720) : history
  const since = onWorkday(daysBefore(now, Math.min(728, daysBetween(until, now) + known)), now)
  const keys = abroad ? abroadGoods : ((given.trade?.goods ?? ['bag', 'giftBox']) as GoodsKey[])
  const wares = random
    .shuffle(keys)
    .slice(0, level === 'A' ? 4 : 3)
    .map((key) => wareOf(key, language, random))
  const where = place(makings, given)
  const domain = `${latin(short)}.example`
  const owner = random.chance(0.46) ? me : random.pick(colleagues).id
  const tags = (given.tags ?? []).flatMap((tag) => tagIds.get(tag) ?? [])
  const deals = stage === 'active' || stage === 'dormant' || stage === 'lost'
  return {
    ...{
      id: ids(),
      name,
      short,
      person,
      language,
      level,
      stage,
      wares,
      owner,
      since,
      until,
      domain,
    },
    people: [],
    ...(abroad && { named: abroad.names.split(', ').map((each) => [each] as const) }),
    ...(given.people && { named: given.people as Company['named'] }),
    ...(given.latest && { latest: given.latest }),
    ...(person && { called: language === 'zh' ? name : name.split(' ')[0]! }),
    values: {
      ...{ name, kind: person ? 'person' : 'company', level, stage, owner, tags },
      ...(given.parent && { parent: given.parent }),
      ...(!person && !abroad && { shortName: short, nature: natureOf(makings, name) }),
      ...(abroad?.country && { nature: 'foreign' }),
      type: abroad
        ? 'dealer'
        : random.pickWeighted(['endUser', 'dealer', 'agent'], (each) =>
            each === 'endUser' ? 8 : 1,
          ),
      industry: abroad ? 'F' : person ? null : given.trade?.industry,
      source: random.pick([
        'referral',
        'referral',
        'exhibition',
        'phone',
        'website',
        'wechat',
        'platform',
        'coldCall',
        'walkIn',
        'search',
      ]),
      address: where.address,
      phone: person
        ? mobile(makings)
        : abroad?.dial
          ? `${abroad.dial}${random.between(100, 999)}`
          : landline(makings, where.code),
      ...(!person &&
        random.chance(0.7) && { email: `${language === 'zh' ? 'office' : 'info'}@${domain}` }),
      ...(!person && random.chance(0.35) && { website: `https://www.${domain}` }),
      ...(!person && {
        size: random.pickWeighted(
          ['micro', 'small', 'medium', 'large'],
          (each) => ({ micro: 3, small: 6, medium: 3, large: 1 })[each]!,
        ),
        businessScope: given.trade?.scope,
      }),
      ...(deals &&
        !person &&
        !abroad &&
        (rank < 30 || random.chance(0.7)) &&
        invoiceDetails(makings, name, where)),
      ...(deals && termsOf(makings, level)),
      note: given.note ?? noteFor(makings, language),
    },
  }
}

/** The last contact's day: today stays today, another day is a working one. */
const lastDay = (now: number, quiet: number) =>
  quiet === 0 ? daysBefore(now, 0) : onWorkday(daysBefore(now, quiet), now)

function natureOf({ random }: SampleMakings, name: string): string {
  if (/小学|学校/u.test(name)) return 'institution'
  if (name.includes('股份')) return random.pick(['listed', 'private'])
  if (/厂|商行|经营部|行$/u.test(name)) return random.pick(['soleTrader', 'private'])
  return random.pickWeighted(
    ['private', 'jointVenture', 'foreign', 'stateOwned', 'hkmt'],
    (each) => (each === 'private' ? 12 : 1),
  )
}

function noteFor({ random }: SampleMakings, language: Language): string | null {
  if (!random.chance(0.22)) return null
  return random.pick(language === 'zh' ? phrases.customerNotes : phrases.customerNotesAbroad)
}

function givenAbroad({ random }: SampleMakings, abroad: (typeof companies.abroad)[number]): Given {
  const short = abroad.name
    .replace(
      /,? (?:Ltd|Inc|LLC|GmbH|SARL|S\.r\.l|S\.L|B\.V|Pty Ltd|Pte\. Ltd|K\.K|AS|KG|AG|SpA|Ltda|Sdn\. Bhd|Co\., Ltd|Co|OÜ|Sp\. z o\.o)\.?$/u,
      '',
    )
    .replace(/ \(.*\)$/u, '')
  return {
    ...{
      name: abroad.name,
      short,
      level: abroad.level as Level,
      language: 'en',
      code: abroad.code,
      abroad,
    },
    stage: abroad.level === 'A' ? 'active' : random.pickWeighted(stages, ([, weight]) => weight)[0],
    tags: abroad.country ? ['Export'] : [],
  }
}

function givenPerson(
  { random }: SampleMakings,
  { name, note }: (typeof companies.people)[number],
): Given {
  const language = /^[A-Z]/u.test(name) ? 'en' : 'zh'
  return {
    name,
    short: name,
    level: random.pick(['C', 'D']),
    stage: 'active',
    language,
    note,
    person: true,
    tags: ['现结'],
  }
}

/** Names put together from a town, a brand and a trade; no brand twice before all were used. */
function inventedNames({ random, regions }: SampleMakings): Given[] {
  const brands = companies.brands.split(' ')
  const names = [...random.shuffle(brands), ...random.shuffle(brands)]
  const byLevel = levels.flatMap(([level, count]) => Array.from({ length: count }, () => level))
  const taken = new Set<string>()
  return byLevel.slice(0, invented).map((level, index) => {
    const trade = random.pick(trades)
    const where = random.pickWeighted(places.places, ({ weight }) => weight)
    const word = random.pick(trade.words)
    const brand = names[index % names.length]!
    const short = taken.has(brand) ? `${where.short}${brand}` : brand
    taken.add(brand)
    const name = `${where.short}${isCity(where, regions) && random.chance(0.3) ? '市' : ''}${brand}${word}${random.pick(trade.forms)}`
    const stage = level === 'A' ? 'active' : random.pickWeighted(stages, ([, weight]) => weight)[0]
    const tags =
      stage === 'active' && random.chance(0.55) ? [random.pick(phrases.tags.slice(0, 11)).name] : []
    return { name, short, level, stage, code: where.code, trade, tags }
  })
}

/** Whether a place may be called a city: 慈溪市 and 宁波市, but neither 象山 nor 上虞. */
function isCity(
  { code, short }: { code: string; short: string },
  regions: SampleMakings['regions'],
) {
  const names = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].map(
    (each) => regions.get(each)?.[1],
  )
  return names.includes(`${short}市`)
}
