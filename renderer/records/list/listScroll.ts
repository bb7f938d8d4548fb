import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import {
  drawnRows,
  isStuck,
  offsetToCentre,
  offsetToSee,
  rowsInView,
  rowTop,
  scrolled,
  scrollTopOf,
  settled,
  shareOf,
  spacerHeight,
  type Drawn,
  type Extent,
  type Standing,
} from './listWindow.ts'

/** Rows drawn beyond both edges, so that a turn of the wheel finds them there; at first those in sight are quicker alone. */
const beyond = 12
/** Milliseconds without scrolling after which the bar is put right. */
const rest = 150
/** Windows of rows that pass within a moment when nobody reads them any more, and that moment in milliseconds. */
const hurry = { windows: 2, within: 300 }
/** Milliseconds for which it is said where a hurry ended. */
const lingering = 900
/**
 * Milliseconds within which a second leap over all that can be seen is flying, and without one after which it has landed: on a
 * busy computer the leaps of one hand come far apart, and each that is drawn holds up the next.
 */
const flight = { second: 250, landed: 130 }

/** px of rows that could be seen in the list before: the next one is about as high. */
let lastViewport = 600

/** Ties a scrolling element to the rows of a list. `offset` is where the list stands, px, and is kept by the caller. */
export function useListScroll(parts: {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  /** px of the scroller that something covers: its head, its totals. */
  readonly covered: () => number
  readonly total: () => number
  readonly rowHeight: () => number
  /** Places of rows that a head stands over. */
  readonly heads?: () => readonly number[]
  readonly offset: Ref<number>
}) {
  const viewport = ref(lastViewport)
  const extent = computed((): Extent => ({
    total: parts.total(),
    rowHeight: parts.rowHeight(),
    viewport: viewport.value,
    heads: parts.heads?.() ?? [],
  }))
  const standing = shallowRef<Standing>({ offset: 0, scrollTop: 0 })
  const margin = ref(0)
  /** A hand drags through the list in leaps: nothing that stands there is worth drawing. */
  const isFlying = ref(false)
  const drawn = computed((before?: Drawn): Drawn => {
    if (isFlying.value && before) return before
    const next = drawnRows(standing.value.offset, extent.value, margin.value)
    return next.first === before?.first && next.end === before.end ? before : next
  })
  /** px that the element is ahead of the rows; a list that is not taller than an element may be has none. */
  const apart = computed((before?: number): number =>
    isFlying.value && before !== undefined
      ? before
      : standing.value.scrollTop - standing.value.offset,
  )
  /** The first row drawn when the list last came to rest. */
  const settledFirst = ref(0)
  /** Rows pass by faster than they can be read. */
  const isHurrying = ref(false)
  /** Where the list stood at the beginning of the moment. */
  let moment = { offset: 0, begun: 0 }
  let leapt = 0
  /** Where the element was last found, or put. */
  let known = 0
  let landing: ReturnType<typeof setTimeout> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let ending: ReturnType<typeof setTimeout> | undefined
  const sizes = new ResizeObserver(measure)

  function measure(): void {
    const height = parts.scroller.value?.clientHeight ?? 0
    if (height > 0) viewport.value = lastViewport = height - parts.covered()
  }

  function stand(next: Standing): void {
    land()
    standing.value = next
    parts.offset.value = next.offset
    const element = parts.scroller.value
    // An element that stands at its beginning is not asked where: the page would be laid out for the answer.
    const isThere = known === 0 && next.scrollTop === 0
    if (element && !isThere && Math.abs(element.scrollTop - next.scrollTop) >= 1) {
      element.scrollTop = next.scrollTop
    }
    known = next.scrollTop
    restSoon()
  }

  function restSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(comeToRest, rest)
  }

  function comeToRest(): void {
    const next = settled(standing.value, extent.value)
    if (next.offset !== standing.value.offset || next.scrollTop !== standing.value.scrollTop) {
      stand(next)
    }
    settledFirst.value = drawn.value.first
  }

  function onScroll(): void {
    const element = parts.scroller.value
    if (!element) return
    known = element.scrollTop
    const next = scrolled(standing.value, known, extent.value)
    const before = standing.value
    // Sideways, or where it was put by a key: nobody scrolls.
    if (next.offset === before.offset && next.scrollTop === before.scrollTop) return
    watchForHurry(before.offset, next.offset)
    watchForLeap(next.offset - before.offset)
    standing.value = next
    parts.offset.value = next.offset
    if (isStuck(next, extent.value)) stand(settled(next, extent.value))
    else restSoon()
  }

  function watchForHurry(from: number, to: number): void {
    const now = performance.now()
    if (now - moment.begun > hurry.within) moment = { offset: from, begun: now }
    if (Math.abs(to - moment.offset) < viewport.value * hurry.windows) return
    isHurrying.value = true
    clearTimeout(ending)
    ending = setTimeout(() => (isHurrying.value = false), lingering)
  }

  function watchForLeap(by: number): void {
    if (Math.abs(by) < viewport.value) return land()
    const now = performance.now()
    isFlying.value ||= now - leapt < flight.second
    leapt = now
    clearTimeout(landing)
    landing = setTimeout(land, flight.landed)
  }

  function land(): void {
    clearTimeout(landing)
    isFlying.value = false
  }

  const goTo = (offset: number) => stand({ offset, scrollTop: scrollTopOf(offset, extent.value) })

  watch(
    parts.scroller,
    (element, before) => {
      if (before) sizes.unobserve(before)
      if (!element) return
      // What it measures comes with the first frame: asked for here the page would be laid out once more.
      sizes.observe(element)
      if (parts.offset.value > 0) goTo(parts.offset.value)
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
  onScopeDispose(() => {
    clearTimeout(timer)
    clearTimeout(ending)
    clearTimeout(landing)
    sizes.disconnect()
  })

  return {
    drawn,
    settledFirst,
    /** The rows in sight are there: time for those beyond. */
    drawBeyond: () => void (margin.value = beyond),
    isHurrying,
    isFlying,
    /** Places of the first and the last row that are seen whole; from 0. */
    inView: computed(() => rowsInView(standing.value.offset, extent.value)),
    /** px of rows that can be seen at once. */
    viewport: computed(() => viewport.value),
    /** How far down the list stands: 0 at its beginning, 1 at its end. */
    share: computed(() => shareOf(standing.value.offset, extent.value)),
    spacer: computed(() => spacerHeight(extent.value)),
    /** px from the spacer's upper edge to a row's. */
    topOf: (index: number) => rowTop(index, extent.value) + apart.value,
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
