import type { print as english } from '../en/print.ts'
import type { Translated } from '../locale.ts'

export const print = {
  print: '打印',
  preview: '打印预览',
  page: '第 {n} / {m} 页',
  pages: '各页',
  set: '已排 {n} / {m} 份',
  previous: '上一页',
  next: '下一页',
  zoom: { label: '大小', fit: '整页', full: '100%' },
  savePdf: '存为 PDF',
  saved: '已存 {name}',
  printCases: '打印',
  month: '月份',
  monthBefore: '上个月',
  monthAfter: '下个月',
  register: '当月登记册',
  registerOfList: '此列表的登记册',
  blank: '空白投诉单',
} as const satisfies Translated<typeof english>
