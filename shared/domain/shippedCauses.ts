import { v5 } from 'uuid'
import type { Locale } from '../locales/locale.ts'

type Named = Readonly<Record<Locale, string>> & { readonly code: string }

const named = (code: string, zh: string, en: string): Named => ({ code, 'zh-CN': zh, en })

/** Why cases come about, as an office finds it when it opens. */
const shippedCauses: readonly (Named & { readonly below: readonly Named[] })[] = [
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

/** Namespace of what ships for service: the same ids on every install, so that two offices never hold it twice. */
const namespace = '6f5a8a0e-5d0e-4f5c-9c1a-1f2d7f4f6b11'

/** Id of what ships for service under a code. */
export const shippedId = (code: string): string => v5(code, namespace)

/** A cause that ships, with its place among those that have the same parent. */
export interface ShippedCause {
  readonly id: string
  readonly parent: string | null
  readonly position: number
  readonly names: Readonly<Record<Locale, string>>
}

const shippedCause = (named: Named, code: string, parent: string | null, position: number) => ({
  id: shippedId(code),
  parent,
  position,
  names: { 'zh-CN': named['zh-CN'], en: named.en },
})

/** Every cause that ships, those above before those below. */
export const allShippedCauses: readonly ShippedCause[] = shippedCauses.flatMap((cause, at) => [
  shippedCause(cause, cause.code, null, at),
  ...cause.below.map((child, place) =>
    shippedCause(child, `${cause.code}.${child.code}`, shippedId(cause.code), place),
  ),
])

const byId = new Map(allShippedCauses.map((cause) => [cause.id, cause]))

/** What a cause is called: one that ships in the language that is asked for, until somebody calls it otherwise. */
export function causeName(cause: { readonly id: string; readonly name: string }, locale: Locale) {
  const names = byId.get(cause.id)?.names
  return names && Object.values(names).includes(cause.name) ? names[locale] : cause.name
}
