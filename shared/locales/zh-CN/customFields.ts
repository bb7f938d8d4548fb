import type { customFields as english } from '../en/customFields.ts'
import type { Translated } from '../locale.ts'

export const customFields = {
  group: '自定义',
  unknown: '已移除的字段',
} as const satisfies Translated<typeof english>
