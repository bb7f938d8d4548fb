import type { Titles } from '../../shared/api/records.ts'
import type { SomeRow, AnyValues, Entity } from '../../shared/entity.ts'
import { client } from '../client.ts'
import { useLookups } from '../lookups.ts'
import { entityNow } from '../registry.ts'
import type { PickOption } from './pickOption.ts'
import { locale } from '../words.ts'
import { typedMatch } from './typedMatch.ts'

export interface ReferenceOption extends PickOption {
  readonly row?: SomeRow
  /** How far below the top of its tree. */
  readonly depth?: number
  /** What it is called where those above it are not seen. */
  readonly whole?: string
  /** What the record to be made is called. */
  readonly title?: string
}

/** Rows of a list nobody has typed for yet. */
const shownAtFirst = 8
/** More people than this at one customer are searched, not listed. */
const listed = 200

/** The field and value that records to choose from share with the record at hand: the contacts of its customer. */
export interface Narrowing {
  readonly field: string
  readonly id: string
}

/** How the choice for a reference narrows, by what the record already says; undefined when it doesn't. */
export function narrowingOf(
  own: Entity,
  to: Entity,
  values: AnyValues,
): (Narrowing & { readonly from: string }) | undefined {
  const from = narrowingField(own, to)
  const id = from === undefined ? undefined : values[from]
  const { belongsTo } = to
  return belongsTo !== undefined && from !== undefined && typeof id === 'string'
    ? { field: belongsTo, id, from }
    : undefined
}

/** The field of an entity by whose value the choice for a reference narrows. */
export function narrowingField(own: Entity, to: Entity): string | undefined {
  const shared = to.belongsTo && to.fields[to.belongsTo]?.to
  return shared
    ? Object.keys(own.fields).find((name) => own.fields[name]?.to === shared)
    : undefined
}

/** The people, departments and causes of the office that answer what was typed; undefined for other entities. */
export function listedOptions(entity: string, query: string): ReferenceOption[] | undefined {
  const lookups = useLookups()
  if (entity === 'caseCause') return causeOptions(query)
  const rows =
    entity === 'user'
      ? lookups.users.filter((user) => user.active)
      : entity === 'department'
        ? lookups.departments
        : undefined
  return rows
    ?.filter((row) => typedMatch(row.name, query))
    .map(({ id, name }) => ({ key: id, label: entity === 'user' ? lookups.called(id) : name }))
}

/** The tree of causes; of those that answer what was typed, each with what stands above it. */
function causeOptions(query: string): ReferenceOption[] {
  const lines = useLookups()
    .causes(locale.value)
    .filter(({ isHidden }) => !isHidden)
  if (query !== '') {
    return lines
      .filter(({ path }) => typedMatch(path, query))
      .map(({ id, path }) => ({ key: id, label: path }))
  }
  return lines.map(({ id, called, depth, path }) => ({
    key: id,
    label: called,
    depth,
    whole: path,
  }))
}

/** Asks the office for the records that answer what was typed, those that fit first. */
export async function findReferences(
  to: Entity,
  query: string,
  narrowing: Narrowing | undefined,
  signal: AbortSignal,
): Promise<ReferenceOption[]> {
  if (narrowing) {
    const fitting = await client.records.list(
      {
        entity: to.name,
        filter: { field: narrowing.field, op: 'oneOf', value: [narrowing.id] },
        limit: listed,
      },
      { signal },
    )
    const options = fitting.rows
      .map((row) => optionOf(to, row, fitting.titles))
      .filter((option) => typedMatch(option.label, query))
    if (options.length > 0 || query === '') return options
  }
  if (query === '') {
    const { rows, titles } = await client.records.list(
      { entity: to.name, limit: shownAtFirst },
      { signal },
    )
    return rows.map((row) => optionOf(to, row, titles))
  }
  const { hits, titles } = await client.search.find({ query, entities: [to.name] }, { signal })
  return hits.map((hit) => optionOf(to, hit.row, titles))
}

/** What a record is called; undefined for one that is gone. */
export async function readTitle(to: Entity, id: string): Promise<string | undefined> {
  const found = await client.records.read({ entity: to.name, id }).catch(() => undefined)
  return found && String(found.row[to.title] ?? '')
}

function optionOf(to: Entity, row: SomeRow, titles: Titles): ReferenceOption {
  const hint = hintOf(to, row, titles)
  return { key: row.id, label: String(row[to.title] ?? ''), row, ...(hint && { hint }) }
}

/** What tells it from another of the same name: where it belongs, or its first phone. */
function hintOf(to: Entity, row: SomeRow, titles: Titles): string {
  const home = to.belongsTo && row[to.belongsTo]
  const homeTitle = typeof home === 'string' ? titles[home] : undefined
  if (homeTitle) return homeTitle
  const phone = Object.keys(to.fields).find(
    (name) => to.fields[name]?.kind === 'phone' && row[name],
  )
  return phone ? String(row[phone]) : ''
}

/** The entity a reference points to. */
export const entityOf = (name: string | undefined) =>
  name === undefined ? undefined : entityNow(name)
