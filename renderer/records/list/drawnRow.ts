import type { Titles } from '../../../shared/api/records.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import type { Mark } from '../../../shared/filter.ts'
import type { CellEdit } from './cells/cellEdits.ts'
import type { DrawnColumn } from './drawnColumns.ts'

/** A row of a list as it is drawn, wide or on a phone. */
export interface DrawnRow {
  entity: string
  /** Place in the list, from 0. */
  index: number
  /** px from the upper edge of the rows. */
  top: number
  row: SomeRow | undefined
  columns: readonly DrawnColumn[]
  titles: Titles
  selected: boolean
  /** Something is picked: every row shows its box. */
  picking: boolean
  /** The keyboard stands here. */
  current: boolean
  /** It is open beside the list. */
  peeked: boolean
  /** What makes it stand out. */
  marks: readonly Mark[]
  /** What was typed into it and is not saved, by field. */
  unsaved: ReadonlyMap<string, CellEdit> | undefined
}
