import type { Locale } from '../../../shared/locales/locale.ts'

type Named = Readonly<Record<Locale, string>> & { readonly code: string }

const named = (code: string, zh: string, en: string): Named => ({ code, 'zh-CN': zh, en })

/** Why cases come about, as an office finds it when it opens. */
export const shippedCauses: readonly (Named & { readonly below: readonly Named[] })[] = [
  {
    ...named('quality', '产品质量', 'Product quality'),
    below: [
      named('defect', '性能故障', 'Defect'),
      named('appearance', '外观瑕疵', 'Appearance'),
      named('size', '尺寸不符', 'Wrong size'),
      named('durability', '不耐用', 'Wears out'),
    ],
  },
  {
    ...named('delivery', '送货', 'Delivery'),
    below: [
      named('late', '送货延迟', 'Late'),
      named('short', '数量短缺', 'Too few'),
      named('wrong', '发错货', 'Wrong goods'),
      named('damaged', '包装破损', 'Damaged'),
    ],
  },
  {
    ...named('service', '服务', 'Service'),
    below: [
      named('attitude', '态度', 'Manner'),
      named('slow', '响应慢', 'Slow reply'),
      named('unreachable', '电话没人接', 'Nobody answers'),
      named('promise', '承诺未兑现', 'Broken promise'),
    ],
  },
  {
    ...named('money', '价格与账务', 'Price and billing'),
    below: [
      named('price', '价格争议', 'Price'),
      named('invoice', '开票错误', 'Invoice'),
      named('statement', '对账不符', 'Statement'),
    ],
  },
  {
    ...named('use', '安装与使用', 'Installation and use'),
    below: [
      named('installation', '安装问题', 'Installation'),
      named('handling', '使用不当', 'Handling'),
      named('manual', '说明不清', 'Unclear manual'),
    ],
  },
  { ...named('other', '其他', 'Other'), below: [] },
]
