import { z } from 'zod'

/** Things on one page at the most. */
const mostItems = 200

const mm = z.number().min(-100).max(1300)
const extent = z.number().min(0).max(1300)
const points = z.number().min(3).max(200)
const said = z.string().max(2000, 'tooLong')
const color = z.enum(['black', 'red', 'grey']).default('black')
const face = z.enum(['sans', 'serif']).default('sans')

/** What is filled with fields: somebody for whom nothing stands there is listed before anything is printed. */
const filled = { text: said, needed: z.boolean().default(false) }

const place = {
  /** Names the thing within its layout. */
  id: z.string().min(1).max(40),
  x: mm,
  y: mm,
  w: extent,
  h: extent,
  /** It is on the paper already: shown to the eye, never printed. */
  preprinted: z.boolean().default(false),
}

/** Words with fields in them, inside a box that they never leave. */
const textItem = z.strictObject({
  type: z.literal('text'),
  ...place,
  ...filled,
  face,
  size: points.default(12),
  weight: z.enum(['regular', 'bold']).default('regular'),
  align: z.enum(['left', 'center', 'right']).default('left'),
  valign: z.enum(['top', 'middle', 'bottom']).default('top'),
  /**
   * What is done with words that are too long. `shrink`: they get smaller, then break into lines. `wrap`: they break into
   * lines, then get smaller. `clip`: they are cut. What does not fit at its smallest is cut too, and told.
   */
  fit: z.enum(['shrink', 'wrap', 'clip']).default('shrink'),
  smallest: points.default(8),
  /** Distance of lines, as a multiple of the size. */
  leading: z.number().min(1).max(4).default(1.3),
  color,
})

const lineItem = z.strictObject({
  type: z.literal('line'),
  ...place,
  stroke: z.number().min(0.1).max(10).default(0.5),
  dashed: z.boolean().default(false),
  color,
})

const boxItem = z.strictObject({
  type: z.literal('box'),
  ...place,
  stroke: z.number().min(0).max(10).default(0.5),
  round: z.number().min(0).max(50).default(0),
  dashed: z.boolean().default(false),
  color,
})

/** Bytes of a picture that stands on a page. */
export const largestPicture = 5 * 1024 * 1024

/** A picture of the template's, all of it in its box. */
const pictureItem = z.strictObject({
  type: z.literal('picture'),
  ...place,
  attachment: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Whose pictures a page can show. */
export const photoOwners = ['customer', 'contact'] as const

/** A picture out of the attachments of whoever is written to: the first there, or the first whose name has these words in it. */
const photoItem = z.strictObject({
  type: z.literal('photo'),
  ...place,
  of: z.enum(photoOwners).default('customer'),
  named: z.string().max(100, 'tooLong').default(''),
  needed: filled.needed,
})

const barcodeItem = z.strictObject({
  type: z.literal('barcode'),
  ...place,
  ...filled,
  code: z.enum(['code128', 'ean13', 'qr']).default('code128'),
})

/** The digits of a postcode, each in the middle of its box; `w` and `h` are those of one box. */
const postcodeItem = z.strictObject({
  type: z.literal('postcode'),
  ...place,
  ...filled,
  gap: z.number().min(0).max(20),
  count: z.int().min(1).max(10).default(6),
  size: points.default(16),
  /** Whether the boxes stand on the paper already, are printed too, or are not there. */
  boxes: z.enum(['preprinted', 'printed', 'none']).default('preprinted'),
})

export const layoutItemSchema = z.discriminatedUnion('type', [
  textItem,
  lineItem,
  boxItem,
  pictureItem,
  photoItem,
  barcodeItem,
  postcodeItem,
])

/** One thing on a page, in millimetres from the upper left corner of the page or of the label. */
export type LayoutItem = z.infer<typeof layoutItemSchema>

const labelsSchema = z.strictObject({
  columns: z.int().min(1).max(50),
  rows: z.int().min(1).max(100),
  width: extent,
  height: extent,
  left: mm,
  top: mm,
  pitchX: extent,
  pitchY: extent,
  round: z.number().min(0).max(50).default(0),
})

/** The room that running text has on each page: distances from the edges. */
const flowSchema = z.strictObject({
  left: extent,
  top: extent,
  right: extent,
  bottom: extent,
  /** From the upper edge on the pages after the first, where that is another distance. */
  laterTop: extent.optional(),
  size: points.default(11),
  face,
  leading: z.number().min(1).max(4).default(1.6),
  columns: z.int().min(1).max(3).default(1),
})

/** Where what stands on a page. */
export const layoutSchema = z
  .strictObject({
    page: z.strictObject({
      width: z.number().min(20).max(1300),
      height: z.number().min(20).max(1300),
    }),
    /** A page is cut into labels, and the things are those of one label. */
    labels: labelsSchema.optional(),
    /** The template's text runs over as many pages as it needs, and the things stand on the first. */
    flow: flowSchema.optional(),
    items: z.array(layoutItemSchema).max(mostItems),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length)

export type Layout = z.infer<typeof layoutSchema>
/** A layout as it is written down: what is usual may be left out. */
export type LayoutDraft = z.input<typeof layoutSchema>

/** Reads a layout as a template keeps it; null when it is none. */
export function readLayout(text: unknown): Layout | null {
  if (typeof text !== 'string') return null
  try {
    return layoutSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** How many of what is addressed go onto one page. */
export const cellsOf = ({ labels }: Layout): number => (labels ? labels.columns * labels.rows : 1)

/**
 * Whether a layout can be a document of Word's: text that runs, with texts, pictures of its own and rules placed round it. What stands on the
 * paper already is not printed.
 */
export const isForWord = ({ flow, items }: Pick<Layout, 'flow' | 'items'>): boolean =>
  flow !== undefined &&
  items.every(
    (item) =>
      item.type === 'text' ||
      item.type === 'picture' ||
      item.preprinted ||
      (item.type === 'line' && item.h < 1),
  )
