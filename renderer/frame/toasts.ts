import { shallowReactive } from 'vue'
import { failureFrom } from '../client.ts'
import { newId } from '../records/ids.ts'
import { takeBack, type HowFar } from '../records/takingBack.ts'
import { failureText, t } from '../words.ts'

/** Milliseconds a message stays. */
export const toastLife = 8000
/** Acts that can be taken back one after the other with Ctrl+Z. */
const memory = 50

export interface Toast {
  readonly id: string
  readonly text: string
  /** Act that its button takes back. */
  readonly undo?: string
  /** Another way on. */
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly tone?: 'danger'
}

/** Changes that the office has not answered yet, the oldest first. */
const onTheirWay = new Set<Promise<unknown>>()

/** Messages on the screen, the oldest first. */
export const toasts = shallowReactive<Toast[]>([])
const undoable: string[] = []
/** Acts that are being taken back. */
const goingBack = new Set<string>()

/** Says something for eight seconds. With `undo` (an act's id) it offers to take that back, as Ctrl+Z then does. */
export function toast(message: Omit<Toast, 'id'>): void {
  if (message.undo) {
    forget(message.undo)
    undoable.push(message.undo)
    if (undoable.length > memory) undoable.shift()
    // The next change makes the way back from this one: one message is enough.
    for (const old of toasts.filter((each) => each.undo)) dismiss(old.id)
  }
  toasts.push({ ...message, id: newId() })
  if (toasts.length > 3) toasts.shift()
}

/** Says what went wrong, in plain words. */
export function toastFailure(error: unknown): void {
  const text = failureFrom(error).problems.map(failureText).join(' ')
  toast({ text: text || failureText({ path: [], key: 'invalid' }), tone: 'danger' })
}

export function dismiss(id: string): void {
  const at = toasts.findIndex((each) => each.id === id)
  if (at >= 0) toasts.splice(at, 1)
}

function forget(act: string): void {
  const at = undoable.lastIndexOf(act)
  if (at >= 0) undoable.splice(at, 1)
}

/** Failures after which another try would end the same. */
const isFinal = (error: unknown) => ['conflict', 'forbidden'].includes(failureFrom(error).kind)

/** Takes an act back, tells how far it is where that takes long, and says what came of it. Stopped it can go on. */
export async function undo(act: string): Promise<void> {
  if (goingBack.has(act)) return
  goingBack.add(act)
  for (const old of toasts.filter((each) => each.undo === act)) dismiss(old.id)
  const stopper = new AbortController()
  const id = newId()
  let last: HowFar | undefined
  try {
    const { skipped } = await takeBack(act, stopper.signal, (step) => {
      last = step
      if (!stopper.signal.aborted) tellProgress(id, step, stopper)
    })
    forget(act)
    toast({
      text: skipped > 0 ? t('frame.undonePartly', { count: skipped }) : t('frame.undone'),
    })
  } catch (error) {
    if (isFinal(error)) forget(act)
    const { done = 0, of = 0 } = last ?? {}
    if (stopper.signal.aborted) toast({ text: t('frame.undoStopped', { done, of }), undo: act })
    else toastFailure(error)
  } finally {
    dismiss(id)
    goingBack.delete(act)
  }
}

function tellProgress(id: string, { done, of }: HowFar, stopper: AbortController): void {
  const action = { label: t('frame.stop'), run: () => stopper.abort() }
  const said = { id, text: t('frame.undoing', { done, of }), action }
  const at = toasts.findIndex((each) => each.id === id)
  if (at >= 0) toasts[at] = said
  else toasts.push(said)
}

/**
 * Makes a change that says with a message what came of it. Ctrl+Z waits for it: it means this one, which is on the screen
 * already, and not the one before.
 */
export function changing<T>(change: () => Promise<T>): Promise<T> {
  const answered = change().finally(() => onTheirWay.delete(answered))
  onTheirWay.add(answered)
  return answered
}

/** Takes back the last act that can be; answers false when there is none. */
export function undoLast(): boolean {
  const latest = [...onTheirWay].at(-1)
  if (latest) {
    // One that was refused has changed nothing, and its message says so.
    latest.then(undoLast, () => undefined)
    return true
  }
  const act = undoable.findLast((each) => !goingBack.has(each))
  if (act) void undo(act)
  return act !== undefined
}
