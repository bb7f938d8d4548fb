import { z } from 'zod'
import type { FieldKind, FieldSpec } from './fields/field.ts'

/** What can be said of a whole column in one figure: `filled` counts values, `unique` those that differ. */
export const totals = ['sum', 'average', 'least', 'most', 'filled', 'unique'] as const

export type Total = (typeof totals)[number]

/** What is asked of a column. */
export interface TotalAsked {
  readonly field: string
  readonly of: Total
}

export const totalSchema: z.ZodType<TotalAsked> = z.strictObject({
  field: z.string().max(100),
  of: z.enum(totals),
})

/** A figure in the form its column holds; whole ones too large to be exact as a number come as digits. Null of nothing. */
export type TotalValue = number | string | null

const figures: readonly Total[] = ['sum', 'average', 'least', 'most', 'filled', 'unique']
const times: readonly Total[] = ['least', 'most', 'filled', 'unique']
const words: readonly Total[] = ['filled', 'unique']
const several: readonly Total[] = ['filled']

/** Totals of each kind of field, the usual one first. */
export const totalsOfKind: Readonly<Record<FieldKind, readonly Total[]>> = {
  number: figures,
  money: figures,
  duration: figures,
  date: times,
  instant: times,
  text: words,
  longText: words,
  choice: words,
  reference: words,
  phone: words,
  email: words,
  link: words,
  address: words,
  yesNo: several,
  tags: several,
  attachments: several,
}

/** Kinds that hold whole numbers: cents, seconds. */
export const isWhole = ({ kind }: FieldSpec): boolean => kind === 'money' || kind === 'duration'
