import { getCurrentScope, onScopeDispose, ref, watch } from 'vue'
import type { ChangedEvent } from '../shared/api/contract.ts'
import { client, connected, failureFrom } from './client.ts'
import { windowId } from './windowId.ts'

type Listener = (events: readonly ChangedEvent[]) => void

interface Subscription {
  readonly entities: readonly string[] | null
  readonly listener: Listener
}

/** Milliseconds between attempts to hear from the host again, the last for good. */
const waits = [200, 500, 1000, 2000, 5000]
/** Milliseconds the host may be away before it is worth a word: a blink is nobody's business. */
const blink = 1000
/** A stream that has said nothing for so long, in milliseconds, is taken for dead. */
const silence = 60_000
const subscriptions = new Set<Subscription>()

/** Whether the host has not been heard of for a moment; the frame says so. */
export const lost = ref(false)

/**
 * Calls the listener after commits that touched one of the entities (any when null), until the scope ends or the
 * returned function is called. After a lost connection it is called with an event for each entity, `records` null:
 * anything may have happened.
 */
export function onChanged(entities: readonly string[] | null, listener: Listener): () => void {
  const subscription = { entities, listener }
  subscriptions.add(subscription)
  const stop = () => void subscriptions.delete(subscription)
  if (getCurrentScope()) onScopeDispose(stop)
  return stop
}

function tell(events: readonly ChangedEvent[]): void {
  for (const { entities, listener } of subscriptions) {
    const concerned = entities ? events.filter(({ entity }) => entities.includes(entity)) : events
    if (concerned.length > 0) listener(concerned)
  }
}

/** Tells everybody that anything may have changed. */
export function tellAll(): void {
  for (const { entities, listener } of subscriptions) {
    listener((entities ?? ['*']).map((entity) => ({ entity, records: null, act: '' })))
  }
}

let stopWatching: AbortController | undefined

// A stream waits for a host longer than somebody should be left in the dark; the connection knows at once.
let missed: ReturnType<typeof setTimeout> | undefined
watch(connected, (now) => {
  clearTimeout(missed)
  const watching = stopWatching && !stopWatching.signal.aborted
  if (!now && watching) missed = setTimeout(() => (lost.value = true), blink)
})

/** Listens to the host until `unwatchChanges`; `signedOut` is called when the session has ended meanwhile. */
export function watchChanges(signedOut: () => void): void {
  unwatchChanges()
  const stop = new AbortController()
  stopWatching = stop
  void keepWatching(stop.signal, signedOut)
}

/** Stops listening. */
export function unwatchChanges(): void {
  stopWatching?.abort()
  clearTimeout(missed)
  lost.value = false
}

async function keepWatching(stop: AbortSignal, signedOut: () => void): Promise<void> {
  let attempt = 0
  while (!stop.aborted) {
    try {
      await watchOnce(stop, () => {
        if (attempt > 0) tellAll()
        attempt = 0
        lost.value = false
      })
    } catch (error) {
      if (!stop.aborted && failureFrom(error).kind === 'signedOut') return signedOut()
    }
    if (stop.aborted) return
    await pause(waits[Math.min(attempt, waits.length - 1)] ?? 0, stop)
    attempt += 1
    if (attempt > 1 && !stop.aborted) lost.value = true
  }
}

/** Reads one stream to its end; gives up on one that falls silent. */
async function watchOnce(stop: AbortSignal, heard: () => void): Promise<void> {
  const silent = new AbortController()
  let timer = setTimeout(() => silent.abort(), silence)
  try {
    const signal = AbortSignal.any([stop, silent.signal])
    const stream = await client.changes.watch({ window: windowId }, { signal })
    heard()
    for await (const events of stream) {
      clearTimeout(timer)
      timer = setTimeout(() => silent.abort(), silence)
      heard()
      if (events.length > 0) tell(events)
    }
  } finally {
    clearTimeout(timer)
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
