import type { ListName } from '../dictionaries.ts'
import { field } from './field.ts'

export const text = () => field({ kind: 'text' })
export const longText = () => field({ kind: 'longText' })
export const choice = <const D extends ListName>(dictionary: D) =>
  field({ kind: 'choice', dictionary })
export const reference = <const E extends string>(to: E) => field({ kind: 'reference', to })
export const number = () => field({ kind: 'number' })
export const money = () => field({ kind: 'money' })
export const date = () => field({ kind: 'date' })
export const instant = () => field({ kind: 'instant' })
export const yesNo = () => field({ kind: 'yesNo' })
export const phone = () => field({ kind: 'phone' })
export const email = () => field({ kind: 'email' })
export const link = () => field({ kind: 'link' })
export const address = () => field({ kind: 'address' })
export const tags = () => field({ kind: 'tags' })
export const duration = () => field({ kind: 'duration' })
export const attachments = () => field({ kind: 'attachments' })
