import type { housekeeping as english } from '../en/housekeeping.ts'
import type { Translated } from '../locale.ts'

export const housekeeping = {
  text: '看看办公室的数据是否一切正常。检查时不影响工作，也不改动任何内容。',
  examine: '现在检查',
  begin: '检查会读遍数据文件的每一页、每一处引用和每一个附件。',
  fine: {
    file: '数据文件完好',
    references: '每一处引用都找得到记录',
    search: '每一条记录都能搜到',
    attachments: '附件齐全，内容未变',
  },
  wrong: {
    file: '数据文件有 {count} 处损坏。请恢复最近一份完好的备份。',
    references: '有 {count} 处引用找不到记录',
    search: '有 {count} 条记录搜索不准',
    attachments: '有 {count} 个附件缺失或损坏，备份里可能还有。',
  },
  sizesTitle: '大小',
  sizes: {
    file: '数据文件',
    free: '其中空闲',
    changes: '变更记录条数',
    attachments: '附件',
    unused: '只在历史里出现的附件',
  },
  records: '记录',
  live: '在用',
  deleted: '在回收站',
  report: '保存一份诊断报告',
  reportHint: '含版本、本机情况、检查结果和运行日志，不含任何客户资料。',
} as const satisfies Translated<typeof english>
