import type { service as english } from '../en/service.ts'
import type { Translated } from '../locale.ts'

export const service = {
  complain: '投诉',
  newComplaint: '登记投诉',
  progress: '处理进度',
  steps: {
    investigating: '开始调查',
    answered: '已答复',
    solved: '已解决',
    closed: '关闭',
  },
  reopen: '重新打开',
  backToInvestigating: '退回调查',
  backToReceived: '退回已收到',
  reason: '理由',
  moved: '服务单：{state}',
  ofCustomer: '这位客户以前的服务单',
  alike: '相似的服务单',
  later: '后续服务单',
  link: '关联',
  linked: '已关联',
  linkTo: '接续 {title}',
} as const satisfies Translated<typeof english>
