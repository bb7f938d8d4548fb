import type { DeskCalls, MainCalls } from '../calls.ts'
import { createWire } from '../wire.ts'

/** What the main process answers to the test; filled by the stand-in once its parts are there. */
export const answers = {} as MainCalls

/** The wire to the test, which plays the person at the desk and owns the browser. */
export const desk = createWire<MainCalls, DeskCalls>(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  },
  answers,
)

// Nobody would ever close a desktop whose test is gone.
process.on('disconnect', () => process.exit(1))

/** Ends the process once everything said so far has left it. */
export function leave(code: number): void {
  const answerNobodyAwaits = { kind: 'answer', id: 0 }
  process.send?.(answerNobodyAwaits, undefined, undefined, () => process.exit(code))
}
