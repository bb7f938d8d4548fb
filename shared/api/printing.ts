import { type } from '@orpc/contract'
import { z } from 'zod'
import { filterSchema, sortSchema } from '../filter.ts'
import { locales } from '../locales/locale.ts'
import { layoutSchema, type Layout } from '../printing/layout.ts'
import type { OwnLoss, PageLoss, WordField, WordLoss, WordMapping } from '../printing/wordFields.ts'
import { recipientSchema } from '../printing/recipient.ts'
import { longTextLimit } from '../fields/longText.ts'
import { procedure } from './procedure.ts'

/** Bytes of a PDF that cross in one call. */
export const pdfChunk = 256 * 1024

/** Customers for whom a survey is printed at once. */
export const mostSheets = 500

/** Characters of a letter. */
export const longestLetter = 20_000

/** Recipients of a template that are told one by one. */
export const mostRecipients = 500

const templateDraft = z.strictObject({
  name: z.string().max(200, 'tooLong'),
  language: z.enum(['zh', 'en']),
  layout: layoutSchema,
  body: z.string().max(longTextLimit, 'tooLong'),
})

/** A template as it is being written, saved or not. */
export type TemplateDraft = z.infer<typeof templateDraft>

const toWhom = {
  recipients: z.array(recipientSchema).max(mostRecipients, 'tooMany').default([]),
  /** Of each recipient's. */
  copies: z.int().min(1).max(99).default(1),
  /** Place on the first sheet of labels that is still there, from 1. */
  startAt: z.int().min(1).max(5000).default(1),
  /** Who writes; the office's first sender unless told otherwise. */
  sender: z.uuid().optional(),
  /** Code of the region whose places are listed, for templates that list places. */
  region: z
    .string()
    .regex(/^\d{6}$/, 'notRegion')
    .optional(),
}

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
  /** A template for whoever it goes to. */
  z.strictObject({ form: z.literal('template'), template: z.uuid(), ...toWhom }),
  /** The same of a template that is being written. */
  z.strictObject({ form: z.literal('draft'), draft: templateDraft, ...toWhom }),
  /** Rulers and crosses that show how a printer places a page. */
  z.strictObject({
    form: z.literal('testSheet'),
    width: z.number().min(20).max(1300),
    height: z.number().min(20).max(1300),
  }),
  /** A recovery key on paper, as whoever made it wrote it. */
  z.strictObject({ form: z.literal('recoverySheet'), key: z.string().max(50) }),
  /** What of a mailing is still to go out, or so many pieces of it. */
  z.strictObject({
    form: z.literal('mailing'),
    id: z.uuid(),
    count: z.int().min(1).max(1_000_000).optional(),
  }),
])

/** What is to be printed. */
export type PrintAsked = z.infer<typeof what>
/** The same as it is asked for: what is usual may be left out. */
export type PrintInput = z.input<typeof what>

const print = z.uuid()

/** What became of something that was too long for its box. */
export interface FitMark {
  /** Number of the record in its run, from 0. */
  readonly record: number
  /** Which thing of the layout. */
  readonly item: string
  readonly became: 'shrunk' | 'cut'
  /** Whose record it is; left out where a page tells of all. */
  readonly whose?: RecordOf
}

/** Which recipient of its run a record is of, from 0, and what they are called. */
export interface RecordOf {
  readonly recipient: number
  readonly name: string
}

/** How far the pages of a print are known, and what was too long on those that were looked at. */
export interface Proof {
  /** Records that were looked at, and of how many. */
  readonly through: number
  readonly of: number
  /** Pages as far as they are known: those of running text are known when all records were looked at. */
  readonly pages: number
  readonly known: boolean
  readonly marks: readonly FitMark[]
}

/** A print that was set. */
export interface Print extends Proof {
  /** What it is called, and its file. */
  readonly name: string
  /** Whether it can be a document of Word's too. */
  readonly docx: boolean
  /** Whether each recipient can have a file. */
  readonly singles: boolean
  /** Fields of a letter made in Word of which nobody has said what they stand for. */
  readonly undecided: readonly string[]
}

/** A part of a file that is made while it is fetched. */
export interface FilePart {
  readonly content: string
  /** Bytes that there are so far: the end is reached where the parts add up to them. */
  readonly size: number
  /** Pages that are in it so far. */
  readonly pages: number
}

/** A letter made in Word, as far as somebody decides on it. */
export interface WordLetter {
  readonly fields: readonly WordField[]
  /** What they surely or likely stand for. */
  readonly guesses: WordMapping
  /** What of it is not as it was in Word. */
  readonly losses: readonly WordLoss[]
  /** What of it is not on our own pages as it is in Word. */
  readonly pageLosses: readonly PageLoss[]
  readonly paper: string
  readonly layout: Layout
  /** Its text as one of our own letters has it, and what of it such a letter can't have. */
  readonly own: { readonly body: string; readonly losses: readonly OwnLoss[] }
}

const profile = z.uuid().optional()

export const printing = {
  /** Sets a document under an id that the caller made; its pages and its PDF are asked for after that. */
  prepare: procedure('signedIn')
    .input(z.strictObject({ print, what, locale: z.enum(locales) }))
    .output(type<Print>()),
  /** A page as an SVG picture, from 1. `gone` when the print was set too long ago: it is prepared again. */
  page: procedure('signedIn')
    .input(
      z.strictObject({
        print,
        page: z.int().min(1).max(1_000_000),
        /** As it lies on the paper in a printer: id of a `printerProfile`. */
        profile,
        /** With what is on the paper already, for the eye. */
        ghosts: z.boolean().default(false),
      }),
    )
    .output(type<{ svg: string }>()),
  /** Looks at the next records of a print, from one on, and tells what is too long there. */
  proof: procedure('signedIn')
    .input(z.strictObject({ print, from: z.int().min(0).max(1_000_000) }))
    .output(type<Proof>()),
  /** A part of the PDF. Parts are fetched in their order; the last may be asked for again. */
  pdf: procedure('signedIn')
    .input(z.strictObject({ print, offset: z.int().min(0).max(4e9), profile }))
    .output(type<FilePart>()),
  /** The same of the document of Word's that the print can be; `invalid` where it can be none. */
  docx: procedure('signedIn')
    .input(z.strictObject({ print, offset: z.int().min(0).max(4e9) }))
    .output(type<FilePart>()),
  /** The same of a zip with a file for each recipient; `invalid` where there can be none. */
  zip: procedure('signedIn')
    .input(
      z.strictObject({
        print,
        as: z.enum(['pdf', 'docx']),
        offset: z.int().min(0).max(4e9),
      }),
    )
    .output(type<FilePart>()),
  /** Tells that the pages of a print went onto paper; of what is fetched as a file the office knows by itself. */
  printed: procedure('signedIn').input(z.strictObject({ print })).output(type<void>()),
  /** Reads a letter made in Word: one that was just sent, or that of a template. `invalid` with the reason why it can't be taken. */
  readWord: procedure('signedIn')
    .input(z.union([z.strictObject({ upload: z.uuid() }), z.strictObject({ template: z.uuid() })]))
    .output(type<WordLetter>()),
  /** Lets a print go, and ends what is being made of it. */
  drop: procedure('signedIn').input(z.strictObject({ print })).output(type<void>()),
}
