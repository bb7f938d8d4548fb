import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import {
  layoutSchema,
  readLayout,
  type Layout,
  type LayoutItem,
} from '../../../shared/printing/layout.ts'

/** What is edited of a template. */
export interface StudioDoc {
  /** Code of its paper. */
  readonly paper: string
  readonly layout: Layout
  readonly body: string
}

const blank: Layout = { page: { width: 210, height: 297 }, items: [] }

/** What is edited, as a row keeps it. */
export const docOfRow = (row: AnyRow): StudioDoc => ({
  paper: String(row['paper'] ?? 'custom'),
  layout: readLayout(row['layout']) ?? blank,
  body: String(row['body'] ?? ''),
})

/** What is edited, as a row is to keep it. */
export const valuesOf = ({ paper, layout, body }: StudioDoc): AnyValues => ({
  paper,
  layout: JSON.stringify(layout),
  body: body === '' ? null : body,
})

/** Whether something kept on the device can be edited still. */
export function isDoc(value: unknown): value is StudioDoc {
  if (typeof value !== 'object' || value === null) return false
  const { paper, layout, body } = value as Readonly<Record<string, unknown>>
  return (
    typeof paper === 'string' && typeof body === 'string' && layoutSchema.safeParse(layout).success
  )
}

/** The page that things are placed on: the sheet, or one of its labels. */
export const pageOf = ({ page, labels }: Layout): Layout['page'] =>
  labels ? { width: labels.width, height: labels.height } : page

/** A layout whose page is what is seen on the canvas. */
export function canvasLayout(layout: Layout): Layout {
  const { labels, ...rest } = layout
  if (!labels) return layout
  const { width, height } = pageOf(layout)
  return { ...rest, page: { width: Math.max(20, width), height: Math.max(20, height) } }
}

export const withItems = (doc: StudioDoc, items: readonly LayoutItem[]): StudioDoc => ({
  ...doc,
  layout: { ...doc.layout, items: [...items] },
})

/** Changes things of the layout one by one. */
export const changeItems = (
  doc: StudioDoc,
  ids: readonly string[],
  change: (item: LayoutItem) => LayoutItem,
): StudioDoc =>
  withItems(
    doc,
    doc.layout.items.map((item) => (ids.includes(item.id) ? change(item) : item)),
  )
