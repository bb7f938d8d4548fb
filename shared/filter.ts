import { z } from 'zod'

/**
 * A question a filter asks of a field. Days are counted in the host's time zone. `anniversaryWithin` holds for days
 * whose month and day come round from today to so many days ahead: 14 finds the birthdays of the coming fortnight.
 */
export const operators = [
  'contains',
  'is',
  'isNot',
  'oneOf',
  'noneOf',
  'atLeast',
  'atMost',
  'between',
  'lastDays',
  'notLastDays',
  'thisMonth',
  'anniversaryWithin',
  'mine',
  'within',
  'hasTag',
  'hasNotTag',
  'empty',
  'filled',
] as const

export type Operator = (typeof operators)[number]

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()])

/** One question: `value` is a scalar, a list, or a pair for `between`; absent where none is needed. */
export interface Condition {
  readonly field: string
  readonly op: Operator
  readonly value?: string | number | boolean | readonly (string | number | boolean)[]
}

/** Conditions with and/or between them. */
export type Filter =
  Condition | { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] }

export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({
      field: z.string().max(100),
      op: z.enum(operators),
      value: z.union([scalar, z.array(scalar).max(1000)]).optional(),
    }),
    z.strictObject({ all: z.array(filterSchema).max(50) }),
    z.strictObject({ any: z.array(filterSchema).max(50) }),
  ]),
)

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
}

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
    .max(100),
  frozen: z.int().min(0).max(100).optional(),
})
