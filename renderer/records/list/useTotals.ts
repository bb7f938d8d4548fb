import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { BulkWhich } from '../../../shared/api/bulk.ts'
import {
  totalsOfKind,
  type Total,
  type TotalAsked,
  type TotalValue,
} from '../../../shared/totals.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'
import { entityNow } from '../../registry.ts'
import { readNow } from '../filter/filterReads.ts'
import type { DrawnColumn } from './drawnColumns.ts'
import { rememberedTotals, totalsOn, usualTotal } from './totalsShown.ts'

/** Milliseconds in which several changes are added up once. */
const settling = 250

/**
 * The totals under a list: over all of it, or over what is picked. They are asked for beside the rows, and come when
 * they are there; meanwhile the ones before stay, as long as they are about the same list.
 */
export function useTotals(parts: {
  readonly entity: string
  readonly columns: () => readonly DrawnColumn[]
  /** The whole list, or what is picked. */
  readonly which: () => BulkWhich
}) {
  const chosen = rememberedTotals(parts.entity)
  const values = shallowRef<ReadonlyMap<string, TotalValue>>(new Map())
  const failed = ref(false)
  const askLatest = latest()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** What a column may be asked; nothing for one that only the page knows. */
  const offered = ({ sortable, spec }: DrawnColumn): readonly Total[] =>
    sortable ? totalsOfKind[spec.kind] : []
  const totalOf = (column: DrawnColumn): Total | null => {
    const own = chosen.value[column.field]
    const total = own === undefined ? usualTotal(column.spec) : own
    return total !== null && offered(column).includes(total) ? total : null
  }
  const asked = computed(() =>
    parts.columns().flatMap((column): TotalAsked[] => {
      const of = totalOf(column)
      return of ? [{ field: column.field, of }] : []
    }),
  )
  const list = computed(() => JSON.stringify(parts.which()))

  async function ask(): Promise<void> {
    if (!totalsOn.value || asked.value.length === 0) return
    const columns = asked.value
    const { entity } = parts
    try {
      const found = await askLatest((signal) =>
        client.records.totals({ entity, which: parts.which(), columns }, { signal }),
      )
      if (!found) return
      values.value = new Map(columns.map((each, at) => [keyOf(each), found[at] ?? null]))
      failed.value = false
    } catch {
      // The list itself says what is wrong.
      failed.value = true
    }
  }
  const askSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), settling)
  }

  watch(list, () => {
    values.value = new Map()
    askSoon()
  })
  watch([totalsOn, () => JSON.stringify(asked.value)], () => void ask(), { immediate: true })
  /** Entities whose records decide what the figures are, as they decide which rows the list has. */
  const concerning = computed(() => {
    const which = parts.which()
    const own = entityNow(parts.entity)
    const beside = own && 'filter' in which ? readNow(own, which.filter) : []
    return new Set([parts.entity, 'customField', '*', ...beside])
  })
  onChanged(null, (events) => {
    if (events.some(({ entity }) => concerning.value.has(entity))) askSoon()
  })
  onScopeDispose(() => clearTimeout(timer))

  return {
    offered,
    totalOf,
    /** The figure of a column; undefined while it is on its way. */
    valueOf: (column: DrawnColumn): TotalValue | undefined => {
      const of = totalOf(column)
      return of ? values.value.get(keyOf({ field: column.field, of })) : undefined
    },
    failed,
    choose: (field: string, of: Total | null) => {
      chosen.value = { ...chosen.value, [field]: of }
    },
  }
}

const keyOf = ({ field, of }: TotalAsked) => `${of} ${field}`
