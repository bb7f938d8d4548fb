import { Banknote, Calendar, CircleDot, Hash, ToggleLeft, Type, type LucideIcon } from '@lucide/vue'
import type { CustomFieldKind } from '../../../shared/customFields.ts'

/** The sign of each kind of field that an office can make. */
export const kindIcons: Readonly<Record<CustomFieldKind, LucideIcon>> = {
  text: Type,
  number: Hash,
  date: Calendar,
  choice: CircleDot,
  yesNo: ToggleLeft,
  money: Banknote,
}
