import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import type { Locale } from '../../../shared/locales/locale.ts'

interface ShippedQuestion {
  readonly code: string
  readonly kind: ChoiceOf<'questionKind'>
  readonly words: Readonly<Record<Locale, string>>
  readonly options?: Readonly<Record<Locale, readonly string[]>>
}

interface ShippedSurvey {
  readonly code: string
  readonly use: ChoiceOf<'surveyUse'>
  readonly name: Readonly<Record<Locale, string>>
  readonly opening: Readonly<Record<Locale, string>>
  readonly questions: readonly ShippedQuestion[]
}

/** What an office asks its customers when it opens; it makes these its own. */
export const shippedSurveys: readonly ShippedSurvey[] = [
  {
    code: 'afterService',
    use: 'closing',
    name: { 'zh-CN': '服务回访', en: 'After service' },
    opening: {
      'zh-CN': '您好，想了解您对这次处理是否满意，只占用您一分钟。',
      en: 'We would like to know whether you are content with how this was handled. It takes a minute.',
    },
    questions: [
      {
        code: 'speed',
        kind: 'grade',
        words: { 'zh-CN': '处理是否及时', en: 'Was it handled in time' },
      },
      {
        code: 'manner',
        kind: 'grade',
        words: { 'zh-CN': '服务态度如何', en: 'How were you treated' },
      },
      {
        code: 'better',
        kind: 'text',
        words: { 'zh-CN': '哪里可以做得更好', en: 'What could we do better' },
      },
    ],
  },
  {
    code: 'yearly',
    use: 'sentAround',
    name: { 'zh-CN': '年度满意度', en: 'Yearly survey' },
    opening: {
      'zh-CN': '感谢您一年来的支持。请为我们打分，您的意见会用来改进工作。',
      en: 'Thank you for this year. Please grade us; your answers help us to improve.',
    },
    questions: [
      { code: 'product', kind: 'grade', words: { 'zh-CN': '产品质量', en: 'Product quality' } },
      { code: 'delivery', kind: 'grade', words: { 'zh-CN': '送货', en: 'Delivery' } },
      { code: 'price', kind: 'grade', words: { 'zh-CN': '价格', en: 'Price' } },
      { code: 'service', kind: 'grade', words: { 'zh-CN': '服务', en: 'Service' } },
      {
        code: 'nextYear',
        kind: 'choice',
        words: { 'zh-CN': '明年的采购打算', en: 'What you plan to buy next year' },
        options: {
          'zh-CN': ['增加', '差不多', '减少', '还没定'],
          en: ['More', 'About the same', 'Less', 'Not decided'],
        },
      },
      {
        code: 'wish',
        kind: 'text',
        words: { 'zh-CN': '最希望我们改进什么', en: 'What we should improve first' },
      },
    ],
  },
]
