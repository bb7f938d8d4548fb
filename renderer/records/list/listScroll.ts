import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import {
  drawnRows,
  isStuck,
  offsetToCentre,
  offsetToSee,
  scrolled,
  scrollTopOf,
  settled,
  spacerHeight,
  type Extent,
  type Standing,
} from './listWindow.ts'

/** Rows drawn beyond both edges, so that a turn of the wheel finds them there. */
const beyond = 12
/** Milliseconds without scrolling after which the bar is put right. */
const rest = 150

/** Ties a scrolling element to the rows of a list. `offset` is where the list stands, px, and is kept by the caller. */
export function useListScroll(parts: {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  /** px of the scroller that its head covers. */
  readonly head: () => number
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
  let timer: ReturnType<typeof setTimeout> | undefined
  const sizes = new ResizeObserver(measure)

  function measure(): void {
    const height = parts.scroller.value?.clientHeight ?? 0
    if (height > 0) viewport.value = height - parts.head()
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
    standing.value = next
    parts.offset.value = next.offset
    if (isStuck(next, extent.value)) stand(settled(next, extent.value))
    clearTimeout(timer)
    timer = setTimeout(() => stand(settled(standing.value, extent.value)), rest)
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
    sizes.disconnect()
  })

  return {
    drawn,
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
