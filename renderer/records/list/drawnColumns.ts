import type { Entity } from '../../../shared/entity.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import { label } from '../../words.ts'
import { columnSpec, isFlushRight, isSortable, widthOf, type Column } from './columns.ts'

/** A column with all that drawing it needs. */
export interface DrawnColumn extends Column {
  readonly label: string
  readonly spec: FieldSpec
  readonly right: boolean
  readonly isTitle: boolean
  readonly sortable: boolean
  /** There is room for a name beside an initial. */
  readonly wide: boolean
  /** Its width as far as it is settled, px. */
  readonly px: number
  /** px from the left edge where it stays while the others are scrolled. */
  readonly left: number | undefined
  /** The last of those that stay. */
  readonly isEdge: boolean
}

/** px from which a person's column shows the name too. */
const wideFrom = 104

/** Columns ready to be drawn, in the language of the moment; `edges` says where the first ones stay, px. */
export const drawnColumns = (
  entity: Entity,
  columns: readonly Column[],
  edges: readonly number[] = [],
): DrawnColumn[] =>
  columns.flatMap((column, index): DrawnColumn[] => {
    const spec = columnSpec(entity, column.field)
    if (!spec) return []
    return [
      {
        ...column,
        spec,
        label: label(entity.name, column.field),
        // Nothing stands before the first column that its figures could end against.
        right: index > 0 && isFlushRight(spec),
        isTitle: column.field === entity.title,
        sortable: isSortable(entity, column.field),
        px: widthOf(entity, column),
        wide: (column.width ?? 0) >= wideFrom,
        left: edges[index],
        isEdge: index === edges.length - 1,
      },
    ]
  })
