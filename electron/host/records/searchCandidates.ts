import { sql, type Compilable } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import type { StoredRow } from './rows.ts'
import { searchedFields } from './searchedFields.ts'
import { gramTable } from './searchIndex.ts'
import { perViewer } from './visible.ts'

/** Where candidates are looked for: under which tokens, as FTS5 is asked for them ('' for any), before which number, how many. */
interface Place {
  readonly tokens: string
  readonly before: number
  readonly most: number
}

/** What is shown of a record that was found: the columns of its lists, where it belongs, and its phones. */
export const hitFields = perEntity((entity): readonly string[] => {
  const phones = Object.keys(entity.fields).filter((name) => entity.fields[name]?.kind === 'phone')
  const home = entity.belongsTo ? [entity.belongsTo] : []
  return [...new Set([entity.title, ...entity.list, ...home, ...phones])]
})

/**
 * Records that have the tokens, newest first, each with its `recency`: what is searched of them, and what is shown. They are
 * read one by one as they are taken: to ask anew costs as much as some dozen of them.
 */
export function candidatesFor(
  { reading, rules }: { readonly reading: Reading; readonly rules: Rules },
  actor: Actor,
  entity: Entity,
): (place: Place) => Iterable<StoredRow> {
  const asked = candidatesOf(entity, rules[entity.name], actor)
  if (!asked) return () => []
  const { ofAll, few } = asked
  let known: boolean | undefined
  /** It is asked only where the first numbers were not enough. */
  const seesFew = (looked: number): boolean => {
    if (known !== undefined || looked === 0) return known ?? false
    const isFew = few?.every(
      (each) => reading.numbers({ compile: () => each }).length <= fewRecords,
    )
    return (known = isFew ?? false)
  }
  return (place) =>
    (ofAll
      ? reading.each(ofAll(place))
      : amongOthers(reading, asked, place, seesFew)) as Iterable<StoredRow>
}

/** Numbers looked through at first for records that somebody sees; then twice as many, and so on. */
const firstNumbers = 256
/** Numbers after which whoever found so few is known to see few. */
const mostNumbers = 8000
/** So many are held against the tokens one by one as soon as the first numbers were not enough. */
const fewRecords = 1000

/**
 * The same for whoever sees a part: the newest that have the tokens are tested, so that what is found soon costs little; where
 * that leads too far, what they see is held against the tokens.
 */
function* amongOthers(
  reading: Reading,
  asked: Asked,
  place: Place,
  seesFew: (looked: number) => boolean,
): Iterable<unknown> {
  let { before } = place
  for (let most = firstNumbers, looked = 0; looked < mostNumbers; looked += most, most *= 2) {
    if (seesFew(looked)) break
    const numbers = reading.numbers(asked.numbers({ ...place, before, most }))
    yield* reading.each(asked.seenOf({ among: JSON.stringify(numbers), most }))
    if (numbers.length < most) return
    before = numbers.at(-1)!
  }
  yield* reading.each(asked.ofTheirs({ ...place, before }))
}

type Asked = NonNullable<ReturnType<typeof candidatesOf>>

const candidatesOf = perViewer((entity, { rows, whole, isEvery, few }) => {
  const columns = new Set([
    'id',
    'recency',
    ...(entity.fields.owner ? ['owner'] : []),
    ...searchedFields(entity).map(({ name }) => name),
    ...hitFields(entity),
  ])
  const shown = [...columns].map((name) => `${entity.name}.${name} as ${name}`)
  const recency = `${entity.name}.recency`
  const grams = gramTable(entity)
  const number = `${grams}.rowid`
  const holding = ({ tokens, before }: Place) =>
    sql<boolean>`${sql.id(grams)} match ${tokens} and ${sql.ref(number)} < ${before}`
  const all = anyQuery.selectFrom(entity.name)
  return {
    few: few(fewRecords),
    ofAll:
      isEvery &&
      inTurn(
        (place) =>
          all
            .innerJoin(grams, number, recency)
            .where(holding(place))
            .select(shown)
            .orderBy(number, 'desc'),
        ({ before }) => all.where(recency, '<', before).select(shown).orderBy(recency, 'desc'),
      ),
    numbers: inTurn(
      (place) =>
        anyQuery.selectFrom(grams).where(holding(place)).select(number).orderBy(number, 'desc'),
      ({ before }) => all.where(recency, '<', before).select(recency).orderBy(recency, 'desc'),
    ),
    seenOf: template(({ among, most }: { among: string; most: number }) =>
      rows.where(recency, 'in', idsIn(among)).select(shown).orderBy(recency, 'desc').limit(most),
    ),
    // What they see comes first, and is looked up in the index: not the other way round.
    ofTheirs: inTurn(
      (place) =>
        whole
          .crossJoin(grams)
          .where(sql<boolean>`${sql.ref(number)} = ${sql.ref(recency)}`)
          .where(holding(place))
          .select(shown)
          .orderBy(sql`+${sql.ref(recency)}`, 'desc'),
      ({ before }) =>
        whole
          .where(sql<boolean>`+${sql.ref(recency)} < ${before}`)
          .select(shown)
          .orderBy(sql`+${sql.ref(recency)}`, 'desc'),
    ),
  }
})

/** A question for the newest records, which is put in one way with tokens and in another without. */
function inTurn(withTokens: (place: Place) => Ordered, without: (place: Place) => Ordered) {
  const ways = [withTokens, without].map((way) =>
    template((place: Place) => way(place).limit(place.most)),
  )
  return (place: Place) => ways[place.tokens ? 0 : 1]!(place)
}

interface Ordered {
  limit(most: number): Compilable<unknown>
}
