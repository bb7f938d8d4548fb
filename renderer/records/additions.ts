import type { LucideIcon } from '@lucide/vue'
import type { Component, Ref } from 'vue'
import type { HistoryEntry } from '../../shared/api/records.ts'
import type { AnyRow } from '../../shared/entity.ts'
import type { Filter } from '../../shared/filter.ts'
import type { MenuEntry } from '../parts/menuEntry.ts'

/** What a module adds to the screens of an entity; each component is given what stands beside it. */
export interface Additions {
  /** At the head of a record, one under the other: `row`, `editable`. */
  readonly head: readonly Component[]
  /** Among the quick actions of a record: `entity`, `row`, `look`. */
  readonly actions: readonly Component[]
  /** A part of a record that has a tab of its own, and stands over its story where there is room. */
  readonly panel?: RecordPanel
  /** Nothing happens to such records but what their head tells. */
  readonly hasNoStory?: true
  /** The head leads a record on: no other action is the main one. */
  readonly headLeads?: true
  /** Beside the value of a field: `entity`, `row`, `editable`. */
  readonly besides: Readonly<Record<string, Component>>
  /** Under the title of a new record: `form`. */
  readonly form?: Component
  readonly print?: RecordPrint
  /** Begins a new record in its own way, without a form. */
  readonly start?: () => Promise<AnyRow | undefined>
  /** A change in words of its own, and the fields that these words tell of. */
  readonly tells?: (change: HistoryEntry) => ToldChange | undefined
  /** In the menu of a saved view. */
  readonly view?: (view: { readonly id: string; readonly label: string }) => MenuEntry
  /** Tabs of what refers to a record, by the entity that does. */
  readonly related: Readonly<Record<string, RelatedPart>>
  /** In the bar over a list: `list`. */
  readonly bar: readonly Component[]
  /** Among what is done with picked rows: `selection`, `counted`. */
  readonly bulk: readonly Component[]
  /** Cells of a list that say more than their value: `row`. */
  readonly cells: Readonly<Record<string, ListCellPart>>
  /** Another look of a list: `filter`, `sort`, `peek`; it tells `peek`, and may be given the focus. */
  readonly board?: Component
  /** What stands beside a list where there is room, and nothing is open there. */
  readonly aside?: ListAside
}

/** Prints a record, for whoever may print all that goes on the paper. */
export interface RecordPrint {
  readonly may: () => boolean
  readonly run: (row: AnyRow) => void
}

export interface ToldChange {
  readonly words: string
  readonly fields: readonly string[]
}

export interface RecordPanel {
  readonly label: () => string
  /** Given `row`, `titles`, `editable`. */
  readonly component: Component
  /** Fields that stand there and nowhere else. */
  readonly fields: readonly string[]
}

export interface RelatedPart {
  readonly label?: () => string
  /** Instead of the table: `row`, `editable`. */
  readonly component?: Component
  /** It has a place of its own for the next one. */
  readonly addsItself?: true
}

export interface ListCellPart {
  readonly component: Component
  /** Fields that it is drawn from. */
  readonly needs: readonly string[]
  /** What else a group of rows that are sorted by it says, by the group's key. */
  readonly groupNote?: (key: string, counted: GroupCounted) => string | undefined
  /** Which rows of a group are counted for what it says, by the group's key. */
  readonly groupCounts?: Readonly<Record<string, Filter>>
}

export interface GroupCounted {
  /** Rows of the group. */
  readonly all: number
  /** Those that its part asked to have counted. */
  readonly some: number
}

export interface ListAside {
  readonly panel: Component
  /** Whether somebody wants it there. */
  readonly shown: Ref<boolean>
  /** The page that has all of it. */
  readonly page: string
  readonly icon: LucideIcon
  readonly label: () => string
}

const nothing: Additions = {
  ...{ head: [], actions: [], bar: [], bulk: [] },
  ...{ besides: {}, related: {}, cells: {} },
}
const known = new Map<string, Additions>()

/** What modules add to an entity. */
export const additionsTo = (entity: string): Additions => known.get(entity) ?? nothing

/** Adds to the screens of an entity, behind what other modules added before. */
export function addTo(entity: string, more: Partial<Additions>): void {
  const there = additionsTo(entity)
  const both = (key: 'head' | 'actions' | 'bar' | 'bulk') => [...there[key], ...(more[key] ?? [])]
  known.set(entity, {
    ...there,
    ...more,
    ...{ head: both('head'), actions: both('actions'), bar: both('bar'), bulk: both('bulk') },
    besides: { ...there.besides, ...more.besides },
    related: { ...there.related, ...more.related },
    cells: { ...there.cells, ...more.cells },
  })
}
