import type { EventEmitter } from 'node:events'

/** Emits one of Electron's events that a listener may prevent, and says whether one did. */
export function isPrevented(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...rest: unknown[]
): boolean {
  let prevented = false
  const preventDefault = () => {
    prevented = true
  }
  emitter.emit(name, { ...details, preventDefault }, ...rest)
  return prevented
}
