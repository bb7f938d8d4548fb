import { type } from '@orpc/contract'
import { z } from 'zod'
import { filterSchema, sortSchema } from '../filter.ts'
import { locales } from '../locales/locale.ts'
import { procedure } from './procedure.ts'

/** Bytes of a PDF that cross in one call. */
export const pdfChunk = 256 * 1024

/** Customers for whom a survey is printed at once. */
export const mostSheets = 500

/** Characters of a letter. */
export const longestLetter = 20_000

const what = z.discriminatedUnion('form', [
  /** A complaint form to be filled by hand. */
  z.strictObject({ form: z.literal('caseBlank') }),
  /** The form of a case. */
  z.strictObject({ form: z.literal('case'), id: z.uuid() }),
  /** The cases of a list, a line for each: those of a month, or whatever a filter finds. */
  z.strictObject({
    form: z.literal('register'),
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'notDate')
      .optional(),
    filter: filterSchema.nullable().optional(),
    sort: sortSchema.optional(),
  }),
  /** A letter to whoever a case is of. */
  z.strictObject({
    form: z.literal('letter'),
    id: z.uuid(),
    body: z.string().max(longestLetter, 'tooLong'),
  }),
  /** A survey to be filled in by hand: a sheet for each customer, or one without a name. */
  z.strictObject({
    form: z.literal('survey'),
    id: z.uuid(),
    customers: z.array(z.uuid()).max(mostSheets, 'tooMany').default([]),
  }),
])

/** What is to be printed. */
export type PrintAsked = z.infer<typeof what>

const print = z.uuid()

/** A print that was set. */
export interface Print {
  readonly pages: number
  /** What it is called, and its file. */
  readonly name: string
}

export const printing = {
  /** Sets a document under an id that the caller made; its pages and its PDF are asked for after that. */
  prepare: procedure('signedIn')
    .input(z.strictObject({ print, what, locale: z.enum(locales) }))
    .output(type<Print>()),
  /** A page as an SVG picture, from 1. `gone` when the print was set too long ago: it is prepared again. */
  page: procedure('signedIn')
    .input(z.strictObject({ print, page: z.int().min(1).max(10_000) }))
    .output(type<{ svg: string }>()),
  /** A part of the PDF. */
  pdf: procedure('signedIn')
    .input(z.strictObject({ print, offset: z.int().min(0).max(1e9) }))
    .output(type<{ content: string; size: number }>()),
}
