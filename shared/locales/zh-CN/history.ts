import type { history as english } from '../en/history.ts'
import type { Translated } from '../locale.ts'

export const history = {
  title: '历史',
  back: '关闭历史',
  asOf: '当时的样子',
  now: '现在',
  became: '自 {when}，{who}',
  asNow: '与现在相同',
  differing: '{count} 项与现在不同',
  notYet: '那时还没有这个{one}。',
  emptied: '改动内容已清理。',
  forgotten: '那之后的改动内容已清理，看不到当时的样子。当时的备份里可能还有。',
  wasInBin: '那时在回收站里。',
  putAllBack: '恢复成这样',
  putBackDone: '这个{one}已恢复成当时的样子。',
  stayed: '{field}没有变：{why}',
  failed: '历史没能读取。',
} as const satisfies Translated<typeof english>
