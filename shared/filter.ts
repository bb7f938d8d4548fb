import { z } from 'zod'

/** What a question needs beside the field it asks about: a value of the field's kind, two of them, some ids or codes … */
export type Needs = 'nothing' | 'text' | 'value' | 'pair' | 'several' | 'days'

/**
 * Questions a filter asks of a field, and what each needs. Days are counted in the host's time zone, weeks begin on
 * Monday. `past` is before today. `anniversaryWithin` holds for days whose month and day come round from today to so
 * many days ahead: 14 finds the birthdays of the coming fortnight. `missed` asks of a limit whether what it is for came
 * later, or has not come and it is over now; without a limit nothing is missed.
 */
export const operators = {
  contains: 'text',
  notContains: 'text',
  beginsWith: 'text',
  is: 'value',
  isNot: 'value',
  oneOf: 'several',
  noneOf: 'several',
  atLeast: 'value',
  atMost: 'value',
  between: 'pair',
  before: 'value',
  after: 'value',
  lastDays: 'days',
  notLastDays: 'days',
  nextDays: 'days',
  today: 'nothing',
  thisWeek: 'nothing',
  thisMonth: 'nothing',
  lastMonth: 'nothing',
  thisYear: 'nothing',
  past: 'nothing',
  anniversaryWithin: 'days',
  missed: 'nothing',
  notMissed: 'nothing',
  mine: 'nothing',
  myDepartment: 'nothing',
  ofDepartment: 'several',
  within: 'several',
  notWithin: 'several',
  hasTag: 'several',
  hasNotTag: 'several',
  empty: 'nothing',
  filled: 'nothing',
} as const satisfies Readonly<Record<string, Needs>>

export type Operator = keyof typeof operators

/** One question: `value` is a scalar, a list, or a pair for `between`; absent where none is needed. */
export interface Condition {
  readonly field: string
  readonly op: Operator
  readonly value?: string | number | boolean | readonly (string | number | boolean)[]
}

/** Whether records of another entity refer to this one by a field: customers without an interaction in 60 days. */
export interface Related {
  readonly related: string
  readonly by: string
  readonly has: boolean
  /** Which of them count; all when null. */
  readonly where: Filter | null
}

/** What must hold of the record that a reference field names: contacts whose customer has level A. */
export interface Through {
  readonly through: string
  readonly where: Filter
}

/** Whether a record belongs to a saved view of its entity, now. */
export interface InView {
  /** Id of the view. */
  readonly view: string
  readonly not?: boolean
  /** What the view asks, once the filter is settled; never sent. */
  readonly where?: Filter | null
}

/** What the search box finds among the records of an entity. */
export interface Found {
  readonly found: string
  /** Ids of the tags that each term may mean, once the filter is settled; never sent. */
  readonly tags?: readonly (readonly string[])[]
}

/** Conditions that all hold, or any of which holds. */
export type Group = { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] }

/** Questions with and/or between them. */
export type Filter = Condition | Group | Related | Through | InView | Found

/** How much one filter may ask. */
export const filterLimits = {
  /** Brackets within brackets, related records among them. */
  deep: 6,
  /** Steps from one entity to another. */
  steps: 2,
  /** Questions in all. */
  questions: 200,
  /** The same, views put in. */
  settledSteps: 4,
  /** Views within views. */
  views: 5,
  /** Questions in all, with those of the views it names. */
  settled: 500,
} as const

const name = z.string().max(100)
const scalar = z.union([z.string().max(1000, 'tooLong'), z.number(), z.boolean()])

const anyFilter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({
      field: name,
      op: z.enum(Object.keys(operators) as [Operator, ...Operator[]]),
      value: z.union([scalar, z.array(scalar).max(1000, 'tooMany')]).optional(),
    }),
    z.strictObject({ all: z.array(anyFilter).max(50) }),
    z.strictObject({ any: z.array(anyFilter).max(50) }),
    z.strictObject({
      related: name,
      by: name,
      has: z.boolean(),
      where: anyFilter.nullable(),
    }),
    z.strictObject({ through: name, where: anyFilter }),
    z.strictObject({ view: z.uuid(), not: z.boolean().optional() }),
    z.strictObject({ found: z.string().max(200, 'tooLong') }),
  ]),
)

/** Objects and lists within one another, at the most, that a filter can be made of. */
const mostNested = 8 * filterLimits.deep

/** Whether a value is nested no deeper than a filter may be: looked at before it is read, so that none is too deep to read. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostNested) return false
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    )
  }
  return true
}

/** A search that narrows a list is put round its filter. */
const deepest = filterLimits.deep + 1

export const filterSchema: z.ZodType<Filter> = z
  .unknown()
  .refine(isShallow, { error: 'filterTooDeep', abort: true })
  .pipe(anyFilter)
  .refine((filter) => depthOf(filter) <= deepest, 'filterTooDeep')
  .refine((filter) => questionsIn(filter) <= filterLimits.questions, 'filterTooBig')

/** Whether a part of a filter is a question about one field. */
export const isCondition = (filter: Filter): filter is Condition => 'field' in filter
/** Whether a part of a filter is several, with and/or between them. */
export const isGroup = (filter: Filter): filter is Group => 'all' in filter || 'any' in filter

/** The filters that stand directly within another. */
export function partsOf(filter: Filter): readonly Filter[] {
  if ('all' in filter) return filter.all
  if ('any' in filter) return filter.any
  return 'where' in filter && filter.where ? [filter.where] : []
}

/** Ids of the views that a filter asks for. */
export const viewsIn = (filter: Filter | null): string[] =>
  !filter ? [] : 'view' in filter ? [filter.view] : partsOf(filter).flatMap(viewsIn)

/** Whether what a filter finds changes from one minute to the next, though nothing is written. */
export const asksOfNow = (filter: Filter | null): boolean =>
  filter !== null &&
  (isCondition(filter)
    ? filter.op === 'missed' || filter.op === 'notMissed'
    : partsOf(filter).some(asksOfNow))

/** How deep brackets and related records stand within one another. */
export const depthOf = (filter: Filter): number => {
  const within = partsOf(filter).map(depthOf)
  return (
    (isGroup(filter) ? 1 : 0) +
    ('related' in filter || 'through' in filter ? 1 : 0) +
    Math.max(0, ...within)
  )
}

const questionsIn = (filter: Filter): number =>
  partsOf(filter).reduce((sum, part) => sum + questionsIn(part), isGroup(filter) ? 0 : 1)

/** How a list is ordered; ties keep the order in which records came to be. */
export interface Sort {
  readonly field: string
  readonly descending: boolean
}

export const sortSchema: z.ZodType<Sort> = z.strictObject({
  field: z.string().max(100),
  descending: z.boolean(),
})

/** What a saved view keeps of a list. */
export interface ViewDefinition {
  readonly filter: Filter | null
  readonly sort: Sort
  /** Columns in order, with widths in px where somebody set one. */
  readonly columns: readonly { readonly field: string; readonly width?: number }[]
  /** How many columns stay in sight while the others are scrolled sideways; as usual when absent. */
  readonly frozen?: number
  /** Heads stand over rows that have what they are sorted by in common. */
  readonly grouped?: boolean
  /** What makes a row stand out, the first coming first. */
  readonly marks?: readonly Mark[]
}

export const tones = ['good', 'warning', 'danger', 'info', 'neutral'] as const

/** A quiet dot or a soft label in the rows that a condition holds for. */
export interface Mark {
  readonly where: Filter
  readonly tone: (typeof tones)[number]
  readonly as: 'dot' | 'label'
  /** What it says; its condition in words when absent. */
  readonly label?: string
}

/** Most marks on one view. */
export const mostMarks = 8

export const marksSchema: z.ZodType<readonly Mark[]> = z
  .array(
    z.strictObject({
      where: filterSchema,
      tone: z.enum(tones),
      as: z.enum(['dot', 'label']),
      label: z.string().max(40).optional(),
    }),
  )
  .max(mostMarks)

export const viewDefinitionSchema: z.ZodType<ViewDefinition> = z.strictObject({
  filter: filterSchema.nullable(),
  sort: sortSchema,
  columns: z
    .array(
      z.strictObject({
        field: z.string().max(100),
        width: z.number().min(40).max(2000).optional(),
      }),
    )
    .max(200),
  frozen: z.int().min(0).max(100).optional(),
  grouped: z.boolean().optional(),
  marks: marksSchema.optional(),
})

/** Reads what a saved view holds, from JSON; undefined for what can't be understood. */
export function viewDefinitionOf(json: unknown): ViewDefinition | undefined {
  try {
    return viewDefinitionSchema.safeParse(JSON.parse(String(json))).data
  } catch {
    return undefined
  }
}
