import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import {
  canHoldBoth,
  differingFields,
  followsOther,
  pickOf,
  type MergePick,
} from '../../../shared/domain/mergedRecord.ts'
import type { DuplicateHint } from '../../../shared/api/records.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { handingFields } from '../../../shared/rights/rights.ts'
import { client } from '../../client.ts'
import { changing, toast, toastFailure } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { t } from '../../words.ts'
import { newId } from '../ids.ts'
import { titleOf, type ReadRecord } from '../recordData.ts'
import { tellingValues } from '../useDuplicates.ts'

/** A field in which the two differ, and whose value the record is to hold. */
export interface MergedField {
  readonly name: string
  readonly pick: MergePick
  /** What can be picked; nothing where it is not for this person to say. */
  readonly picks: readonly MergePick[]
}

/** Two records of what is one, and what is to become of them. */
export function useMerge(
  entity: () => Entity,
  ids: { readonly first: string; readonly second?: string | undefined },
) {
  const session = useSession()
  const keep = shallowRef<ReadRecord | null>(null)
  const from = shallowRef<ReadRecord | null>(null)
  /** Others that may be the same as the first. */
  const alike = shallowRef<readonly DuplicateHint[]>([])
  /** What was picked by hand, by field. */
  const picked = shallowReactive(new Map<string, MergePick>())
  const busy = ref(false)

  const read = (id: string): Promise<ReadRecord> =>
    client.records.read({ entity: entity().name, id })

  async function load(into: typeof keep, id: string | undefined): Promise<void> {
    try {
      into.value = id === undefined ? null : await read(id)
    } catch (error) {
      toastFailure(error)
    }
  }
  void load(keep, ids.first)
  void load(from, ids.second)
  // What was picked stays while the same two are read again.
  watch(
    () => [keep.value?.row.id, from.value?.row.id].join(),
    () => picked.clear(),
  )
  if (ids.second === undefined) watch(keep, () => void findAlike(), { once: true })

  async function findAlike(): Promise<void> {
    if (!keep.value) return
    const { row } = keep.value
    const { name } = entity()
    const values = tellingValues(entity(), row)
    try {
      const hints = await client.records.duplicates({ entity: name, id: row.id, values })
      alike.value = hints.filter((hint) => hint.entity === name && hint.id !== null)
    } catch {
      // Without a hint one looks for it by name.
    }
  }

  const pair = computed(() =>
    keep.value && from.value ? { keep: keep.value.row, from: from.value.row } : null,
  )
  const fields = computed((): MergedField[] => {
    const both = pair.value
    if (!both) return []
    const { name: own, fields: specs } = entity()
    const handing = session.may(own, 'assign') ? [] : handingFields(entity())
    return differingFields(entity(), both).map((name) => {
      const pick = pickOf(entity(), name, both, Object.fromEntries(picked))
      const spec = specs[name]!
      const isSettled = spec.kept || handing.includes(name) || followsOther(name, both)
      if (isSettled) return { name, pick, picks: [] }
      const picks = canHoldBoth(spec)
        ? (['keep', 'from', 'both'] as const)
        : (['keep', 'from'] as const)
      return { name, pick, picks }
    })
  })

  function swap(): void {
    ;[keep.value, from.value] = [from.value, keep.value]
  }

  /** Makes one of the two, says so, and offers to take it back. Answers with the record that stays. */
  async function merge(): Promise<AnyRow | undefined> {
    const both = pair.value
    if (!both || busy.value) return undefined
    busy.value = true
    const act = newId()
    try {
      return await changing(async () => {
        const row = await client.records.merge({
          entity: entity().name,
          act,
          keep: both.keep.id,
          from: both.from.id,
          picks: Object.fromEntries(picked),
          seen: { keep: both.keep.updatedAt, from: both.from.updatedAt },
        })
        const names = { from: titleOf(entity().name, both.from), keep: titleOf(entity().name, row) }
        toast({ text: t('records.merge.done', names), undo: act })
        return row
      })
    } catch (error) {
      toastFailure(error)
      // Whoever changed one of them meanwhile is seen now.
      await Promise.all([load(keep, both.keep.id), load(from, both.from.id)])
      return undefined
    } finally {
      busy.value = false
    }
  }

  return {
    keep,
    from,
    alike,
    fields,
    busy,
    choose: (id: string | null) => load(from, id ?? undefined),
    pick: (name: string, pick: MergePick) => void picked.set(name, pick),
    swap,
    merge,
  }
}
