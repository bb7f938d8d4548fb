import { onScopeDispose } from 'vue'

/** Milliseconds a finger rests before that means something else than a tap. */
const patience = 500
/** px a resting finger may move. */
const tremor = 10

/** Hears a finger that rests on something. The tap that ends it is none: `swallows` says so, once. */
export function useLongPress(pressed: (event: PointerEvent) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let taken = false
  const stop = () => clearTimeout(timer)
  onScopeDispose(stop)
  return {
    swallows: (): boolean => {
      const was = taken
      taken = false
      return was
    },
    on: {
      pointerdown: (event: PointerEvent) => {
        stop()
        taken = false
        if (event.pointerType === 'mouse') return
        from = { x: event.clientX, y: event.clientY }
        timer = setTimeout(() => {
          taken = true
          pressed(event)
        }, patience)
      },
      pointermove: ({ clientX, clientY }: PointerEvent) => {
        if (Math.hypot(clientX - from.x, clientY - from.y) > tremor) stop()
      },
      pointerup: stop,
      pointercancel: stop,
      // The browser's own menu would come up over what was pressed.
      contextmenu: (event: Event) => {
        if (taken) event.preventDefault()
      },
    },
  }
}
