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
  senders: {
    text: '印在信封和信函上的寄件人。打印时用顺序最小的一个。',
    empty: '还没有寄件人',
    emptyText: '信封上只印办公室名称，没有退回的地址。',
    remove: '移除{name}',
  },
} as const satisfies Translated<typeof english>
