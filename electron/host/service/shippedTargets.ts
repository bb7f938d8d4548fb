import type { DueCounting, ServiceTarget } from '../../../shared/domain/serviceTarget.ts'
import type { Locale } from '../../../shared/locales/locale.ts'

const hour = 3600
const day = 24 * hour

interface ShippedTarget extends ServiceTarget {
  readonly code: string
  readonly names: Readonly<Record<Locale, string>>
}

type Fits = readonly [kind: string, severity: string | null, level: string | null]
type Within = readonly [answer: number, solve: number, counting: DueCounting]

const target = (
  code: string,
  [kind, severity, level]: Fits,
  [answerWithin, solveWithin, counting]: Within,
  names: ShippedTarget['names'],
): ShippedTarget => ({ code, names, kind, severity, level, answerWithin, solveWithin, counting })

/** How soon cases are due in an office that has just opened: complaints within 24 hours, severe ones the same day. */
export const shippedTargets: readonly ShippedTarget[] = [
  target('complaint', ['complaint', null, null], [24 * hour, 3 * day, 'workingDays'], {
    'zh-CN': '一般投诉',
    en: 'Usual complaints',
  }),
  target('complaint high', ['complaint', 'high', null], [4 * hour, 16 * hour, 'workingHours'], {
    'zh-CN': '严重投诉，当天答复',
    en: 'Severe complaints, answered the same day',
  }),
  target(
    'complaint critical',
    ['complaint', 'critical', null],
    [2 * hour, 8 * hour, 'workingHours'],
    { 'zh-CN': '紧急投诉，马上答复', en: 'Critical complaints, answered at once' },
  ),
  target('complaint A', ['complaint', null, 'A'], [8 * hour, 2 * day, 'workingDays'], {
    'zh-CN': 'A 级客户优先',
    en: 'A customers come first',
  }),
  target('repair', ['repair', null, null], [24 * hour, 5 * day, 'workingDays'], {
    'zh-CN': '报修',
    en: 'Repairs',
  }),
  target('enquiry', ['enquiry', null, null], [24 * hour, 2 * day, 'workingDays'], {
    'zh-CN': '咨询',
    en: 'Enquiries',
  }),
  target('feedback', ['feedback', null, null], [2 * day, 10 * day, 'workingDays'], {
    'zh-CN': '反馈',
    en: 'Feedback',
  }),
  target('suggestion', ['suggestion', null, null], [2 * day, 10 * day, 'workingDays'], {
    'zh-CN': '建议',
    en: 'Suggestions',
  }),
]
