import { ref, watch, type Ref } from 'vue'

/**
 * A value kept on this device under a name, as JSON; `initial` when there is none, or none that fits.
 * Where the browser keeps nothing (private windows), it lasts as long as the page.
 */
export function remembered<T>(
  name: string,
  initial: T,
  fits: (value: unknown) => boolean = (value) => typeof value === typeof initial,
): Ref<T> {
  const value = ref(read(name, initial, fits)) as Ref<T>
  watch(
    value,
    (now) => {
      try {
        localStorage.setItem(name, JSON.stringify(now))
      } catch {
        // Full or forbidden storage costs the person a preference, not their work.
      }
    },
    { deep: true },
  )
  return value
}

function read<T>(name: string, initial: T, fits: (value: unknown) => boolean): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return kept !== null && fits(kept) ? (kept as T) : initial
  } catch {
    return initial
  }
}
