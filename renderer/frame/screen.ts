import { ref, type Ref } from 'vue'

function matches(query: string): Readonly<Ref<boolean>> {
  const list = globalThis.matchMedia?.(query)
  const now = ref(list?.matches ?? false)
  list?.addEventListener('change', (event) => (now.value = event.matches))
  return now
}

/** A telephone, or a window as narrow as one: one column, a bar at the thumb. */
export const isPhone = matches('(max-width: 640px)')
/** Too narrow for the rail, the list and a peek side by side. */
export const isNarrow = matches('(max-width: 1280px)')
/** Wide enough for a panel beside a list. */
export const hasRoomBeside = matches('(min-width: 1400px)')
