import { computed, shallowRef, watch } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { latest } from '../../fields/latest.ts'
import { readReplySource, replyAddress, type ReadReplySource } from '../templates/replySource.ts'

/** Whom the reply to a case goes to, as the case has it at any moment; `read` waits for it. */
export function useReplySource(asked: () => { readonly row: AnyRow; readonly titles: Titles }) {
  const source = shallowRef<ReadReplySource>()
  const following = latest()
  const reading = latest()

  async function read(ask = reading): Promise<ReadReplySource | undefined> {
    const { row, titles } = asked()
    const found = await ask(() => readReplySource(row, titles))
    if (found) source.value = found
    return found
  }
  watch(
    () => asked().row.updatedAt,
    () => void read(following).catch(() => undefined),
    { immediate: true },
  )

  /** Nobody's while another customer is still being read. */
  const address = computed(() => {
    const { row } = asked()
    const found = source.value
    const isTheirs = ['customer', 'contact'].every((name) => found?.case[name] === row[name])
    return found && isTheirs ? replyAddress(found) : null
  })
  return { source, address, read: () => read() }
}
