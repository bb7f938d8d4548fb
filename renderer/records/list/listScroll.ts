import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import {
  drawnRows,
  isStuck,
  offsetToCentre,
  offsetToSee,
  scrolled,
  scrollTopOf,
  settled,
  shareOf,
  spacerHeight,
  type Extent,
  type Standing,
} from './listWindow.ts'

/** Rows drawn beyond both edges, so that a turn of the wheel finds them there. */
const beyond = 12
/** Milliseconds without scrolling after which the bar is put right. */
const rest = 150
/** Windows of rows passed by in one go from which on nobody reads them any more. */
const hurry = 3
/** Milliseconds for which it is said where a hurry ended. */
const lingering = 700

/** Ties a scrolling element to the rows of a list. `offset` is where the list stands, px, and is kept by the caller. */
export function useListScroll(parts: {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  /** px of the scroller that something covers: its head, its totals. */
  readonly covered: () => number
  readonly total: () => number
  readonly rowHeight: () => number
  readonly offset: Ref<number>
}) {
  const viewport = ref(600)
  const extent = computed((): Extent => ({
    total: parts.total(),
    rowHeight: parts.rowHeight(),
    viewport: viewport.value,
  }))
  const standing = shallowRef<Standing>({ offset: 0, scrollTop: 0 })
  const drawn = computed(() => drawnRows(standing.value.offset, extent.value, beyond))
  /** Rows pass by faster than they can be read. */
  const isHurrying = ref(false)
  /** Where scrolling began that has not come to rest. */
  let begun: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let ending: ReturnType<typeof setTimeout> | undefined
  const sizes = new ResizeObserver(measure)

  function measure(): void {
    const height = parts.scroller.value?.clientHeight ?? 0
    if (height > 0) viewport.value = height - parts.covered()
  }

  function stand(next: Standing): void {
    standing.value = next
    parts.offset.value = next.offset
    const element = parts.scroller.value
    if (element && Math.abs(element.scrollTop - next.scrollTop) >= 1) {
      element.scrollTop = next.scrollTop
    }
  }

  function onScroll(): void {
    const element = parts.scroller.value
    if (!element) return
    const next = scrolled(standing.value, element.scrollTop, extent.value)
    // Sideways, or where it was put by a key: nobody scrolls.
    if (next.offset === standing.value.offset) return
    begun ??= standing.value.offset
    if (Math.abs(next.offset - begun) > viewport.value * hurry) isHurrying.value = true
    standing.value = next
    parts.offset.value = next.offset
    if (isStuck(next, extent.value)) stand(settled(next, extent.value))
    clearTimeout(timer)
    clearTimeout(ending)
    timer = setTimeout(comeToRest, rest)
  }

  function comeToRest(): void {
    stand(settled(standing.value, extent.value))
    begun = undefined
    ending = setTimeout(() => (isHurrying.value = false), lingering)
  }

  const goTo = (offset: number) => stand({ offset, scrollTop: scrollTopOf(offset, extent.value) })

  watch(
    parts.scroller,
    (element, before) => {
      if (before) sizes.unobserve(before)
      if (!element) return
      sizes.observe(element)
      measure()
      goTo(parts.offset.value)
    },
    { flush: 'post' },
  )
  watch(parts.covered, measure)
  // After the spacer has its new height: a shorter list pulls the standing in, a first answer lets it be restored.
  watch(
    extent,
    () => goTo(settled({ ...standing.value, offset: parts.offset.value }, extent.value).offset),
    {
      flush: 'post',
    },
  )
  onBeforeUnmount(() => {
    clearTimeout(timer)
    clearTimeout(ending)
    sizes.disconnect()
  })

  return {
    drawn,
    isHurrying,
    /** Places of the first and the last row that are seen whole; from 0. */
    inView: computed(() => {
      const { total, rowHeight } = extent.value
      const first = Math.ceil(standing.value.offset / rowHeight)
      const last = Math.floor((standing.value.offset + viewport.value) / rowHeight) - 1
      return { first, last: Math.max(first, Math.min(last, total - 1)) }
    }),
    /** How far down the list stands: 0 at its beginning, 1 at its end. */
    share: computed(() => shareOf(standing.value.offset, extent.value)),
    spacer: computed(() => spacerHeight(extent.value)),
    /** px from the spacer's upper edge to a row's. */
    topOf: (index: number) =>
      index * extent.value.rowHeight - standing.value.offset + standing.value.scrollTop,
    onScroll,
    rowsInView: () => Math.max(1, Math.floor(viewport.value / extent.value.rowHeight)),
    see: (index: number) => goTo(offsetToSee(index, standing.value.offset, extent.value)),
    centre: (index: number) => goTo(offsetToCentre(index, extent.value)),
    toTop: () => goTo(0),
    /** Moves so many rows on, so that what moved with the rows stays before one's eyes. */
    shift: (rows: number) =>
      goTo(
        settled(
          { ...standing.value, offset: standing.value.offset + rows * extent.value.rowHeight },
          extent.value,
        ).offset,
      ),
  }
}

export type ListScroll = ReturnType<typeof useListScroll>
