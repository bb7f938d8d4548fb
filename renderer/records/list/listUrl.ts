import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { z } from 'zod'
import {
  filterSchema,
  marksSchema,
  type Filter,
  type Mark,
  type Sort,
} from '../../../shared/filter.ts'
import { narrowest, widest, type Column } from './columns.ts'

/** What an address says of a list; whatever it does not say is as the view has it. */
export interface ListAddress {
  readonly view: string | undefined
  /** null asks for no filter where the view has one. */
  readonly filter: Filter | null | undefined
  /** What the list is searched for. */
  readonly find: string | undefined
  readonly sort: Sort | undefined
  readonly columns: readonly Column[] | undefined
  /** How many columns stay in sight. */
  readonly frozen: number | undefined
  /** Whether heads stand over what has the sort in common. */
  readonly grouped: boolean | undefined
  readonly peek: string | undefined
  readonly marks: readonly Mark[] | undefined
}

/** An address as it was read. */
export interface ReadAddress extends ListAddress {
  /** It asks for a filter that can't be read: half a link from a letter. Nobody would guess that all is shown. */
  readonly unreadable: boolean
}

/** Characters of a search. */
const longestFind = 200

const text = (value: LocationQuery[string] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Reads an address. What can't be read is as if it were not there. */
export function readListAddress(query: LocationQuery): ReadAddress {
  const filter = text(query['filter'])
  return {
    view: text(query['view']),
    filter:
      filter === undefined ? undefined : filter === 'none' ? null : readJson(filterSchema, filter),
    find: text(query['find'])?.slice(0, longestFind),
    marks: readJson(marksSchema, text(query['marks'])),
    unreadable: filter !== undefined && filter !== 'none' && !readJson(filterSchema, filter),
    sort: readSort(text(query['sort'])),
    columns: readColumns(text(query['columns'])),
    frozen: readCount(text(query['frozen'])),
    grouped: readYesNo(text(query['grouped'])),
    peek: text(query['peek']),
  }
}

/** Writes an address, leaving out what is undefined. */
export function writeListAddress(address: Partial<ListAddress>): LocationQueryRaw {
  const { view, filter, find, sort, columns, frozen, grouped, marks, peek } = address
  return {
    ...(view !== undefined && { view }),
    ...(filter !== undefined && { filter: filter === null ? 'none' : JSON.stringify(filter) }),
    ...(find && { find }),
    ...(sort && { sort: `${sort.descending ? '-' : ''}${sort.field}` }),
    ...(columns && {
      columns: columns
        .map(({ field, width }) => (width === undefined ? field : `${field}:${width}`))
        .join(','),
    }),
    ...(frozen !== undefined && { frozen: String(frozen) }),
    ...(grouped !== undefined && { grouped: grouped ? 'yes' : 'no' }),
    ...(marks && { marks: JSON.stringify(marks) }),
    ...(peek !== undefined && { peek }),
  }
}

function readJson<T>(schema: z.ZodType<T>, written: string | undefined): T | undefined {
  if (written === undefined) return undefined
  try {
    return schema.safeParse(JSON.parse(written)).data
  } catch {
    return undefined
  }
}

function readSort(written: string | undefined): Sort | undefined {
  const field = written?.replace(/^-/, '')
  return field ? { field, descending: written?.startsWith('-') ?? false } : undefined
}

function readColumns(written: string | undefined): Column[] | undefined {
  return written?.split(',').map((part) => {
    const [field = '', width] = part.split(':')
    const px = Number(width)
    return px >= narrowest && px <= widest ? { field, width: px } : { field }
  })
}

const readYesNo = (written: string | undefined): boolean | undefined =>
  written === 'yes' || written === 'no' ? written === 'yes' : undefined

const readCount = (written: string | undefined): number | undefined =>
  written !== undefined && /^\d{1,2}$/.test(written) ? Number(written) : undefined
