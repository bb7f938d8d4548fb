import type { presence as english } from '../en/presence.ts'
import type { Translated } from '../locale.ts'

export const presence = {
  looks: '{name}也打开着这条记录',
  writes: '{name}正在填写{field}',
  fresh: '{name}刚刚改过',
} as const satisfies Translated<typeof english>
