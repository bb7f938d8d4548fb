import {
  computed,
  nextTick,
  onBeforeUnmount,
  onMounted,
  ref,
  shallowRef,
  watch,
  type Ref,
} from 'vue'
import type { Entity } from '../../../shared/entity.ts'
import { fittingColumns, gridTracks, leastWidth } from './columns.ts'
import { drawnColumns } from './drawnColumns.ts'
import { frozenEdges, frozenIn, type ListShape } from './listShape.ts'

/** The columns of a list as the window has room for them, and how far they are scrolled sideways. */
export function useListColumns(parts: {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly entity: () => Entity
  readonly shape: () => ListShape
  /** A record is open beside the list. */
  readonly isBeside: () => boolean
  /** Somebody chose these columns; else those that do not fit are left out rather than scrolled to. */
  readonly chosen: () => boolean
  /** Whether a + stands behind the columns. */
  readonly extensible: () => boolean
  /** px that the columns are scrolled sideways; kept by the caller. */
  readonly left: Ref<number>
}) {
  const width = ref(Infinity)
  /** The list with an edge that is being dragged, until it is kept. */
  const sizing = shallowRef<ListShape>()
  const columns = computed(() => (sizing.value ?? parts.shape()).columns)
  /** px of the + behind the columns; beside an open record there is no room for it. */
  const adding = computed(() => (parts.extensible() && !parts.isBeside() ? 16 : 0))
  /** Beside an open record, which shows the rest, even a list of chosen columns does without some. */
  const fitting = computed(() =>
    !parts.isBeside() && parts.chosen()
      ? columns.value
      : fittingColumns(parts.entity(), columns.value, width.value - adding.value),
  )
  const least = computed(() => leastWidth(parts.entity(), fitting.value) + adding.value)
  const isWide = computed(() => least.value > width.value)
  /** Where the columns that stay in sight do so; none where there is nothing to scroll and nobody asked for it. */
  const edges = computed(() => {
    const shape = parts.shape()
    if (!isWide.value && shape.frozen === undefined) return []
    const frozen = columns.value.slice(0, frozenIn(parts.entity(), shape))
    const count = fitting.value.filter((column) => frozen.includes(column)).length
    return frozenEdges(parts.entity(), fitting.value, count, width.value)
  })
  const shown = computed(() => drawnColumns(parts.entity(), fitting.value, edges.value))
  /** px from the left edge to where the columns that stay end; 0 where none do. */
  const stayRight = computed(() => {
    const last = shown.value.findLast(({ left }) => left !== undefined)
    return last ? last.left! + last.px : 0
  })

  const sizes = new ResizeObserver(
    ([entry]) => (width.value = entry?.contentRect.width ?? Infinity),
  )
  onMounted(() => {
    if (parts.scroller.value) sizes.observe(parts.scroller.value)
    putBack()
  })
  onBeforeUnmount(() => sizes.disconnect())

  /** Beside an open record there may be nothing to scroll; without it the columns stand where they stood. */
  function putBack(): void {
    if (parts.scroller.value && parts.left.value > 0)
      parts.scroller.value.scrollLeft = parts.left.value
  }
  watch(parts.isBeside, (isBeside) => {
    if (!isBeside) void nextTick(putBack)
  })

  return {
    sizing,
    adding,
    fitting,
    least,
    isWide,
    edges,
    shown,
    stayRight,
    tracks: computed(() => gridTracks(parts.entity(), fitting.value)),
    /** Takes note of where the list was scrolled to. */
    noteLeft: () => {
      if (!parts.isBeside()) parts.left.value = parts.scroller.value?.scrollLeft ?? 0
    },
    /** How far it is scrolled, told only where some columns stay. */
    scrolled: computed(() => (stayRight.value > 0 ? parts.left.value : 0)),
  }
}
