import { onScopeDispose, shallowRef, watch } from 'vue'
import type { AnyValues, SomeRow } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'

/** Milliseconds after the last key before the office is asked. */
const patience = 250
/** Cases shown of each kind. */
const most = 5

/** Cases that a new one may follow on: the customer's newest, and those that say the same. */
export interface CasesBeside {
  readonly ofCustomer: readonly SomeRow[]
  readonly alike: readonly SomeRow[]
}

/** Looks for earlier cases while one is being entered. */
export function useCasesBeside(values: AnyValues) {
  const none: CasesBeside = { ofCustomer: [], alike: [] }
  const beside = shallowRef(none)
  const ask = latest()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const { customer, title } = values
    const query = typeof title === 'string' ? title.trim() : ''
    const filter = { field: 'customer', op: 'oneOf', value: [String(customer)] } as const
    try {
      const found = await ask(async (signal) => {
        const [own, alike] = await Promise.all([
          typeof customer === 'string'
            ? client.records.list({ entity: 'serviceCase', filter, limit: most }, { signal })
            : null,
          query.length > 1
            ? client.search.find({ query, entities: ['serviceCase'], limit: most }, { signal })
            : null,
        ])
        const ofCustomer = own?.rows ?? []
        const known = new Set(ofCustomer.map(({ id }) => id))
        const rows = alike?.hits.map(({ row }) => row) ?? []
        return { ofCustomer, alike: rows.filter(({ id }) => !known.has(id)) }
      })
      if (found) beside.value = found
    } catch {
      // A hint that could not be had is none: the case can be entered without it.
      beside.value = none
    }
  }

  watch(
    () => JSON.stringify([values['customer'], values['title']]),
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), patience)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return beside
}
