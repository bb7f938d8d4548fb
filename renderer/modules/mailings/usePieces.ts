import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Progress } from '../../../shared/api/progress.ts'
import type { Piece } from '../../../shared/domain/mailPiece.ts'
import type { Failure } from '../../../shared/failure.ts'
import { onChanged } from '../../changes.ts'
import { client, failureFrom } from '../../client.ts'
import { recordings } from './recordRun.ts'

/** Milliseconds in which several changes are looked at together. */
const settling = 120

/** What a mailing's pieces depend on. */
const sources = [
  'mailing',
  'mailingRecipient',
  'customer',
  'contact',
  'savedView',
  'tag',
  'template',
]

/**
 * Whom a mailing goes to and what is wrong with each piece, checked again whenever anything of it changes, though not
 * while it is written down recipient by recipient. What was known before stays on the screen until then.
 */
export function usePieces(mailing: () => string) {
  const pieces = shallowRef<readonly Piece[]>()
  const progress = shallowRef<Progress | null>(null)
  const failure = shallowRef<Failure>()
  const checking = ref(false)
  let stop: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function check(): Promise<void> {
    stop?.abort()
    const mine = (stop = new AbortController())
    checking.value = true
    try {
      const found: Piece[] = []
      const { signal } = mine
      for await (const step of await client.mailings.check({ mailing: mailing() }, { signal })) {
        if (step.kind === 'progress') progress.value = step
        else found.push(...step.pieces)
      }
      if (mine.signal.aborted) return
      pieces.value = found
      failure.value = undefined
    } catch (error) {
      if (!mine.signal.aborted) failure.value = failureFrom(error)
    } finally {
      if (stop === mine) {
        checking.value = false
        progress.value = null
      }
    }
  }

  function checkSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void check(), settling)
  }

  watch(mailing, () => void check(), { immediate: true })
  onChanged(sources, (events) => {
    const concerned = events.some(
      ({ entity, records }) =>
        entity !== 'mailing' || records === null || records.includes(mailing()),
    )
    if (concerned && !recordings.has(mailing())) checkSoon()
  })
  watch(
    () => recordings.has(mailing()),
    (now) => !now && checkSoon(),
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    stop?.abort()
  })

  return {
    /** Undefined until they were checked for the first time. */
    pieces: computed(() => pieces.value),
    /** How far the first check is. */
    progress: computed(() => (pieces.value ? null : progress.value)),
    checking: computed(() => checking.value),
    failure: computed(() => failure.value),
    check,
  }
}
