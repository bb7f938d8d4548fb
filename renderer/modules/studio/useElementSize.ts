import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** How large an element is, in px. */
export function useElementSize(
  element: Readonly<ShallowRef<HTMLElement | null>>,
): ShallowRef<{ readonly width: number; readonly height: number }> {
  const size = shallowRef({ width: 800, height: 600 })
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry!.contentRect
    size.value = { width, height }
  })
  watch(element, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onScopeDispose(() => observer.disconnect())
  return size
}
