import type { service as english } from '../en/service.ts'
import type { Translated } from '../locale.ts'

export const service = {
  complain: '投诉',
  newComplaint: '登记投诉',
  closedWhy: '已关闭：只能添加附件，其他内容重新打开后才能改。',
  solvedWhy: '已解决：只能改答复、原因、补偿和满意度。',
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
  othersOfCustomer: '这位客户的其他服务单',
  followsOn: '接续自',
  later: '后续服务单',
  links: '关联服务单',
  noLinks: '这位客户没有其他服务单，也没有相似的',
  link: '关联',
  linkTo: '关联到“{title}”',
  linkedTo: '已关联到“{title}”',
  unlink: '取消关联',
  unlinkFrom: '取消与“{title}”的关联',
  unlinked: '已取消关联',
} as const satisfies Translated<typeof english>
