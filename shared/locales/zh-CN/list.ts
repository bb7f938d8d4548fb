import type { list as english } from '../en/list.ts'
import type { Translated } from '../locale.ts'

export const list = {} as const satisfies Translated<typeof english>
