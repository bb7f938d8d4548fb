import { onScopeDispose, shallowRef, watch } from 'vue'
import type { SomeRow } from '../../../shared/entity.ts'
import type { Filter } from '../../../shared/filter.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'
import { alikeQueries, rankedAlike } from './alikeQueries.ts'

/** Milliseconds after the last key before the office is asked. */
const patience = 250
/** Cases shown of each kind. */
const most = 5

/** Cases that one may have to do with: the one it follows on, those that follow on it, the customer's newest, alike ones. */
export interface CasesBeside {
  readonly earlier: readonly SomeRow[]
  readonly later: readonly SomeRow[]
  readonly ofCustomer: readonly SomeRow[]
  readonly alike: readonly SomeRow[]
}

/** What they are looked for by; `id` once the case is there. */
export interface CaseAtHand {
  readonly id?: string | undefined
  readonly customer: unknown
  readonly title: unknown
  readonly earlier: unknown
}

const none: CasesBeside = { earlier: [], later: [], ofCustomer: [], alike: [] }

/** Looks for the cases that have to do with one, while it is entered and afterwards. */
export function useCasesBeside(hand: () => CaseAtHand) {
  const beside = shallowRef(none)
  const ask = latest()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const { id, customer, title, earlier } = hand()
    try {
      const found = await ask(async (signal) => {
        const listed = async (filter: Filter | null, limit = most) =>
          filter
            ? (await client.records.list({ entity: 'serviceCase', filter, limit }, { signal })).rows
            : []
        const having = (field: string, value: unknown): Filter | null =>
          typeof value === 'string' ? { field, op: 'oneOf', value: [value] } : null
        const alike = async (query: string) =>
          (
            await client.search.find({ query, entities: ['serviceCase'], limit: most }, { signal })
          ).hits.map(({ row }) => row)
        const queries = typeof title === 'string' ? alikeQueries(title) : []
        const [before, later, own, ...answers] = await Promise.all([
          typeof earlier === 'string'
            ? client.records.read({ entity: 'serviceCase', id: earlier }, { signal }).then(
                ({ row }): SomeRow[] => [row],
                () => [],
              )
            : [],
          listed(having('earlier', id), 50),
          listed(having('customer', customer), most + 1),
          ...queries.map(alike),
        ])
        const told = new Set([id, ...[...before, ...later].map((row) => row.id)])
        const ofCustomer = own.filter((row) => !told.has(row.id)).slice(0, most)
        for (const row of own) told.add(row.id)
        const others = rankedAlike(answers).filter((row) => !told.has(row.id))
        return { earlier: before, later, ofCustomer, alike: others.slice(0, most) }
      })
      if (found) beside.value = found
    } catch {
      // A hint that could not be had is none: the case can be entered without it.
      beside.value = none
    }
  }

  function soon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), patience)
  }
  watch(() => JSON.stringify(hand()), soon, { immediate: true })
  onChanged(['serviceCase'], soon)
  onScopeDispose(() => clearTimeout(timer))
  return beside
}
