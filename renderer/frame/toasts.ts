import { shallowReactive } from 'vue'
import { client, failureFrom } from '../client.ts'
import { outcomeOf } from '../outcomeOf.ts'
import { newId } from '../records/ids.ts'
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
  /** Another way on, instead of undoing. */
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly tone?: 'danger'
}

/** Messages on the screen, the oldest first. */
export const toasts = shallowReactive<Toast[]>([])
const undoable: string[] = []

/** Says something for eight seconds. With `undo` (an act's id) it offers to take that back, as Ctrl+Z then does. */
export function toast(message: Omit<Toast, 'id'>): void {
  if (message.undo) {
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

/** Takes an act back and says what came of it. */
export async function undo(act: string): Promise<void> {
  const at = undoable.lastIndexOf(act)
  if (at >= 0) undoable.splice(at, 1)
  for (const old of toasts.filter((each) => each.undo === act)) dismiss(old.id)
  try {
    const { skipped } = await outcomeOf(client.records.undo({ undo: act, act: newId() }))
    toast({
      text: skipped > 0 ? t('frame.undonePartly', { count: skipped }) : t('frame.undone'),
    })
  } catch (error) {
    toastFailure(error)
  }
}

/** Takes back the last act that can be; answers false when there is none. */
export function undoLast(): boolean {
  const act = undoable.at(-1)
  if (act) void undo(act)
  return act !== undefined
}
