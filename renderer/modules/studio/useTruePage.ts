import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { FitMark, PrintInput, TemplateDraft } from '../../../shared/api/printing.ts'
import type { Recipient } from '../../../shared/printing/recipient.ts'
import { client, failureFrom } from '../../client.ts'
import { newId } from '../../records/ids.ts'
import { failureText, locale } from '../../words.ts'

/** Milliseconds without a change after which the page is set again. */
const rest = 120

/** A page as the typesetter sets it for somebody, and what is too long there. */
export interface TruePage {
  readonly draft: TemplateDraft
  readonly address: string
  readonly page: number
  readonly pages: number
  readonly marks: readonly FitMark[]
}

/** Has a draft set for its recipients as it changes; the latest that is done is shown, and never an older one after it. */
export function useTruePage(
  asked: () => {
    readonly draft: TemplateDraft
    readonly recipients: readonly Recipient[]
    readonly region: string
  } | null,
) {
  const shown = shallowRef<TruePage | null>(null)
  /** Why the page could not be set, in words. */
  const failed = ref('')
  const page = ref(1)
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let held: string | null = null
  let preparing = new AbortController()

  async function set(): Promise<void> {
    const want = asked()
    turn += 1
    const mine = turn
    if (!want) return
    const print = newId()
    dropHeld()
    held = print
    preparing = new AbortController()
    const { signal } = preparing
    try {
      const { recipients, ...rest } = want
      const what: PrintInput = { form: 'draft', ...rest, recipients: [...recipients] }
      const set = await client.printing.prepare({ print, what, locale: locale.value }, { signal })
      if (mine !== turn) return
      const proof =
        set.through < set.of ? await client.printing.proof({ print, from: 0 }, { signal }) : set
      const number = Math.min(page.value, Math.max(1, proof.pages))
      const { svg } = await client.printing.page({ print, page: number, ghosts: true }, { signal })
      if (mine !== turn) return
      letGo()
      const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      page.value = number
      failed.value = ''
      shown.value = {
        draft: rest.draft,
        address,
        page: number,
        pages: proof.pages,
        marks: proof.marks,
      }
    } catch (error) {
      if (mine === turn) failed.value = failureText(failureFrom(error).problems[0]!)
    }
  }
  /** Lets go what was set before, or ends it where it is still being set. */
  function dropHeld(): void {
    preparing.abort()
    if (held) void client.printing.drop({ print: held }).catch(() => undefined)
  }
  function letGo(): void {
    if (shown.value) URL.revokeObjectURL(shown.value.address)
  }
  watch(
    [asked, page],
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void set(), rest)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    turn += 1
    clearTimeout(timer)
    letGo()
    dropHeld()
  })
  return { shown, failed, page }
}
