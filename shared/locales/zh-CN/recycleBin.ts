import type { recycleBin as english } from '../en/recycleBin.ts'
import type { Translated } from '../locale.ts'

export const recycleBin = {
  title: '回收站',
  kind: '种类',
  name: '名称',
  deletedBy: '删除人',
  deletedAt: '删除时间',
  restore: '放回',
  restored: '{title}已放回',
  empty: '回收站是空的',
  emptyText: '删除的内容先放在这里，随时可以放回。',
  count: '{count} 条',
  hint: '后删的在前',
  program: '来客',
} as const satisfies Translated<typeof english>
