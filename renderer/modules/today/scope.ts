import { remembered } from '../../remembered.ts'

/** Whose work the first screen shows. */
export type Scope = 'mine' | 'everyone'

/** As last chosen on this device. */
export const scope = remembered<Scope>(
  'laike.todayScope',
  'mine',
  (value) => value === 'mine' || value === 'everyone',
)
