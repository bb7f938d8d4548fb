import { onScopeDispose, ref, watch } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'
import { useLookups } from '../../lookups.ts'
import { useSession } from '../../session.ts'

/** Milliseconds for which what a colleague has changed is marked. */
const marked = 4000

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The name of the colleague who has just changed a field that stands here, for a moment; else null. */
export function useFreshness(
  of: () => { readonly row: AnyRow; readonly name: string; readonly editing: boolean },
) {
  const session = useSession()
  const lookups = useLookups()
  const by = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(of, ({ row, name, editing }, before) => {
    const { updatedBy: who } = row
    const isOther = who !== null && who !== session.person?.id
    if (editing || row.id !== before.row.id || same(row[name], before.row[name]) || !isOther) return
    by.value = lookups.user(who)?.name ?? ''
    clearTimeout(timer)
    timer = setTimeout(() => (by.value = null), marked)
  })
  onScopeDispose(() => clearTimeout(timer))
  return by
}
