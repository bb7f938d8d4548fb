import type { past as english } from '../en/past.ts'
import type { Translated } from '../locale.ts'

export const past = {
  title: '{then} 的备份',
  readOnly: '只供查看；按“放回”才会改动现在的内容',
  close: '关闭备份',
  none: '没有打开的备份',
  noneText: '在“设置 › 备份”里打开一份。',
  entity: '记录',
  search: '在这份备份里搜索',
  different: '只看和现在不同的',
  count: '{count} 条记录',
  nothing: '这里没有记录。',
  more: '再显示（还有 {count} 条）',
  became: {
    changed: '之后有改动',
    deleted: '在回收站里',
    erased: '已彻底删除',
  },
  and: '、',
  bring: '放回',
  brought: '{title} 已回到那时的样子。',
  today: '打开现在的样子',
  open: '打开查看',
  opening: '正在打开备份…',
} as const satisfies Translated<typeof english>
