import type { FieldKind } from '../../../shared/fields/field.ts'
import type { MessageKey } from '../../../shared/locales/messages.ts'

const figures: readonly FieldKind[] = ['number', 'money', 'duration']
const words: readonly FieldKind[] = ['text', 'longText', 'reference', 'email', 'link']

/** What an order is called, for what is ordered; the time that is left is ordered by how it presses. */
export function orderWords(kind: FieldKind, descending: boolean, isLeft = false): MessageKey {
  const of = (down: string, up: string) =>
    `list.status.orders.${descending ? down : up}` as MessageKey
  if (isLeft) return of('calmest', 'pressing')
  if (kind === 'instant') return of('newest', 'oldest')
  if (kind === 'date') return of('latest', 'earliest')
  if (figures.includes(kind)) return of('largest', 'smallest')
  return words.includes(kind) ? of('zToA', 'aToZ') : of('down', 'up')
}
