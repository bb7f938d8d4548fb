import { nextTick, ref, watch, type Ref } from 'vue'
import { isComposing } from '../frame/shortcuts.ts'

/** Keeps the active line of a list in sight. */
export function followActive(
  active: Readonly<Ref<number>>,
  list: Readonly<Ref<HTMLElement | null>>,
) {
  watch(active, async () => {
    await nextTick()
    list.value?.querySelector('.active')?.scrollIntoView({ block: 'nearest' })
  })
}

/** A box over a list of options: ↑ ↓ walk round them, Enter takes the one that is active. */
export function useOptionWalk<O>(parts: {
  readonly options: () => readonly O[]
  readonly list: Readonly<Ref<HTMLElement | null>>
  readonly take: (option: O) => void
}) {
  const active = ref(0)
  followActive(active, parts.list)

  /** Answers whether the key did something here. */
  function walk(event: KeyboardEvent): boolean {
    if (isComposing(event)) return false
    const options = parts.options()
    const { length } = options
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const option = options[active.value]
    if (step !== undefined && length > 0) active.value = (active.value + step + length) % length
    else if (event.key === 'Enter' && option) parts.take(option)
    else return false
    event.preventDefault()
    return true
  }
  return { active, walk }
}
