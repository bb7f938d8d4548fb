import { shallowReactive } from 'vue'
import { failureFrom } from '../client.ts'
import { newId } from '../records/ids.ts'
import { takeBack, type HowFar, type TakenBack } from '../records/takingBack.ts'
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

interface Done {
  readonly act: string
  readonly said: string
}

/** Changes that the office has not answered yet, the oldest first. */
const onTheirWay = new Set<Promise<unknown>>()

/** Messages on the screen, the oldest first. */
export const toasts = shallowReactive<Toast[]>([])
/** Acts that can be taken back, and those whose taking back can: with what they did, as it was said. */
const undoable: Done[] = []
const redoable: Done[] = []
/** Acts that are being taken back. */
const goingBack = new Set<string>()

/** Says something for eight seconds. With `undo` (an act's id) it offers to take that back, as Ctrl+Z then does. */
export function toast(message: Omit<Toast, 'id'>): void {
  if (message.undo) {
    remember({ act: message.undo, said: saidOf(message.undo) || message.text })
    // What was taken back before it is no longer the last thing that was.
    redoable.length = 0
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

function remember(done: Done): void {
  forget(done.act)
  undoable.push(done)
  if (undoable.length > memory) undoable.shift()
}

function forget(act: string): void {
  const at = undoable.findLastIndex((each) => each.act === act)
  if (at >= 0) undoable.splice(at, 1)
}

const saidOf = (act: string) => undoable.find((each) => each.act === act)?.said ?? ''

/** Failures after which another try would end the same. */
const isFinal = (error: unknown) => ['conflict', 'forbidden'].includes(failureFrom(error).kind)

/** Takes an act back, tells how far it is where that takes long, and says what came of it. Stopped it can go on. */
export async function undo(act: string): Promise<void> {
  const said = saidOf(act)
  const back = await reverse(act, 'undoing')
  if (!back) return
  const done = { act: back.by, said }
  redoable.push(done)
  const action = { label: t('frame.redo'), run: () => void redo(done) }
  toast({ text: undoneWords(said, back), action })
}

/** Reverses an act, which may itself have taken back another. Answers what came of it, unless it says why nothing did. */
async function reverse(act: string, how: 'undoing' | 'redoing'): Promise<TakenBack | undefined> {
  if (goingBack.has(act)) return undefined
  goingBack.add(act)
  for (const old of toasts.filter((each) => each.undo === act)) dismiss(old.id)
  const stopper = new AbortController()
  const id = newId()
  let last: HowFar | undefined
  try {
    const back = await takeBack(act, stopper.signal, (step) => {
      last = step
      if (!stopper.signal.aborted) tellProgress(id, t(`frame.${how}`, { ...step }), stopper)
    })
    forget(act)
    return back
  } catch (error) {
    if (isFinal(error)) forget(act)
    const { done = 0, of = 0 } = last ?? {}
    if (stopper.signal.aborted) toast({ text: t('frame.undoStopped', { done, of }), undo: act })
    else toastFailure(error)
    return undefined
  } finally {
    dismiss(id)
    goingBack.delete(act)
  }
}

function undoneWords(what: string, { undone, waiting, skipped }: TakenBack): string {
  if (waiting > 0) return t(undone > 0 ? 'frame.undonePartWaits' : 'frame.undoneWaits')
  if (skipped > 0) return t('frame.undonePartly', { count: skipped })
  return what ? t('frame.undoneWhat', { what }) : t('frame.undone')
}

/** Does again what was taken back, and offers to take it back once more. */
async function redo(done: Done): Promise<void> {
  const at = redoable.indexOf(done)
  if (at < 0) return
  redoable.splice(at, 1)
  const back = await reverse(done.act, 'redoing')
  if (!back) return
  const left = [...redoable]
  const said = back.waiting > 0 ? t('frame.redoneWaits') : done.said || t('frame.redone')
  toast({ text: said, undo: back.by })
  redoable.push(...left)
}

/** Does again what was taken back last; answers false when there is nothing. */
export function redoLast(): boolean {
  const last = redoable.at(-1)
  if (last) void redo(last)
  return last !== undefined
}

function tellProgress(id: string, text: string, stopper: AbortController): void {
  const action = { label: t('frame.stop'), run: () => stopper.abort() }
  const said = { id, text, action }
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
  const last = undoable.findLast(({ act }) => !goingBack.has(act))
  if (last) void undo(last.act)
  return last !== undefined
}
