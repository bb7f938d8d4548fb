import type { Entity } from '../../../shared/entity.ts'
import { fieldIn, systemFields } from '../../../shared/fields/asking.ts'
import type { FieldKind, FieldSpec } from '../../../shared/fields/field.ts'
import { locale } from '../../words.ts'
import { isClock } from './dueFields.ts'

/** A column as somebody has it: its field, and a width in px where they set one. */
export interface Column {
  readonly field: string
  readonly width?: number | undefined
}

export const narrowest = 48
export const widest = 800
/** Least width of the title's column, which takes what the others leave. */
const leastTitle = 200
/** px for the checkbox before the columns, and the gutters of a row. */
const edges = 12 + 28 + 16

/** Columns that the host can sort by, of those kept of every record. */
const sortable = new Set(['createdAt', 'updatedAt'])

/** What a column holds, or undefined for one that the entity does not have. */
export const columnSpec = fieldIn

/** Fields that may be columns, in the order of the form. */
export function columnFields(entity: Entity): string[] {
  const grouped = Object.values(entity.groups).flat()
  const others = Object.keys(entity.fields).filter(
    (field) => !grouped.includes(field) && !entity.fields[field]?.internal,
  )
  return [...grouped, ...others, ...Object.keys(systemFields)]
}

/** Whether a list can be sorted by a field. */
export const isSortable = (entity: Entity, field: string): boolean =>
  Object.hasOwn(entity.fields, field) || sortable.has(field)

/** Columns that exist, each once, the title among them. */
export function soundColumns(entity: Entity, columns: readonly Column[]): Column[] {
  const sound = columns.filter(
    ({ field }, index) =>
      columnSpec(entity, field) !== undefined &&
      columns.findIndex((each) => each.field === field) === index,
  )
  return sound.some(({ field }) => field === entity.title)
    ? sound
    : [{ field: entity.title }, ...sound]
}

const widths: Readonly<Record<FieldKind, number>> = {
  text: 144,
  longText: 240,
  choice: 96,
  reference: 176,
  number: 88,
  money: 112,
  date: 112,
  instant: 100,
  yesNo: 72,
  phone: 136,
  email: 192,
  link: 176,
  address: 112,
  tags: 144,
  duration: 96,
  attachments: 144,
}

/** px for what is left of a case's time, and its meter: English says it at greater length. */
const clockWidth = () => (locale.value === 'en' ? 200 : 164)

/** Width of a column that nobody has set, px. */
function usualWidth(entity: Entity, field: string, spec: FieldSpec): number {
  if (isClock(entity.name, field)) return clockWidth()
  if (spec.dictionary === 'customerLevel') return 56
  if (spec.dictionary === 'caseState') return 112
  return spec.to === 'user' ? 76 : widths[spec.kind]
}

/** Figures and times end at the right, so that they can be compared. */
export const isFlushRight = ({ kind }: FieldSpec): boolean =>
  kind === 'number' ||
  kind === 'money' ||
  kind === 'duration' ||
  kind === 'instant' ||
  kind === 'date'

/** The CSS tracks of a row, its checkbox first. */
export function gridTracks(entity: Entity, columns: readonly Column[]): string {
  const tracks = columns.map(({ field, width }) => {
    if (width !== undefined) return `${width}px`
    const spec = columnSpec(entity, field)
    return isFluid(entity, field) || !spec
      ? `minmax(${leastTitle}px, 1fr)`
      : `${usualWidth(entity, field, spec)}px`
  })
  const filled = columns.some(({ field, width }) => width === undefined && isFluid(entity, field))
  return ['28px', ...tracks, ...(filled ? [] : ['minmax(0, 1fr)'])].join(' ')
}

/** Columns that take what the others leave. */
const isFluid = (entity: Entity, field: string) => field === entity.title

/** Width a column has, px: its own or the usual one; the one that takes what is left has at least this. */
export function widthOf(entity: Entity, { field, width }: Column): number {
  const spec = columnSpec(entity, field)
  return width ?? (isFluid(entity, field) || !spec ? leastTitle : usualWidth(entity, field, spec))
}

/** Least width of a row, px; a narrower window scrolls sideways. */
export const leastWidth = (entity: Entity, columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + widthOf(entity, column), edges)

/** What a list can do without where room is short; the first go first. */
const dispensable: readonly FieldKind[] = [
  'attachments',
  'link',
  'email',
  'longText',
  'tags',
  'phone',
  'yesNo',
  'money',
  'duration',
  'number',
  'choice',
]

/** What a list that says how much time is left can do without beside that. */
const dispensableBesideClock: readonly FieldKind[] = [...dispensable, 'instant', 'text']

/** The columns that fit into so many px, leaving out what can be done without. Nobody's own widths are touched. */
export function fittingColumns(
  entity: Entity,
  columns: readonly Column[],
  width: number,
): readonly Column[] {
  if (leastWidth(entity, columns) <= width) return columns
  const hasClock = columns.some(({ field }) => isClock(entity.name, field))
  const kinds = hasClock ? dispensableBesideClock : dispensable
  const rank = ({ field, width: own }: Column): number => {
    const spec = columnSpec(entity, field)
    const isKept = own !== undefined || !spec || spec.dictionary === 'customerLevel'
    const isOwn = field === entity.title || isClock(entity.name, field)
    if (isKept || isOwn) return -1
    // How far a case is says more than all that may go.
    return spec.dictionary === 'caseState' ? kinds.length : kinds.indexOf(spec.kind)
  }
  const ranked = columns.filter((column) => rank(column) >= 0)
  // Of two of a kind the later one goes.
  const first = ranked.reduceRight<Column | undefined>(
    (found, column) => (!found || rank(column) < rank(found) ? column : found),
    undefined,
  )
  if (!first) return columns
  return fittingColumns(
    entity,
    columns.filter((column) => column !== first),
    width,
  )
}
