import type { CustomFieldKind } from '../../../shared/customFields.ts'

/** How people call columns of each kind; the first that fits is meant. */
const words: readonly (readonly [CustomFieldKind, RegExp])[] = [
  [
    'money',
    /(金额|预算|单价|价格|报价|售价|费用?|额度|销售额|余额|押金|定金|租金|成本|货款|欠款|尾款)$|\b(amount|budget|price|cost|fees?|deposit|rent|salary|revenue|turnover)$/iu,
  ],
  [
    'date',
    /(日期?|到期|截止|时间|纪念日|年月)$|\b(date|day|birthday|due|until|since|deadline|expiry|expires|anniversary)$/iu,
  ],
  [
    'number',
    /(数量?|面积|年龄|产能|重量|距离|里程|得分|分数)$|^(number of|no\. of)\b|\b(count|quantity|qty|age|days|weight|area|seats|score)$/iu,
  ],
  ['yesNo', /^(是否|有无|能否|可否|已)|[吗？?]$|^(is|has|can|needs|wants|may)\b/iu],
  [
    'choice',
    /(类型|类别|种类|等级|级别|状态|分类|方式|性质)$|\b(type|kind|status|stage|level|grade|category|class|tier|priority)$/iu,
  ],
]

/** The kind of column that is likely meant by its name: 合同到期 is a date. */
export function guessKind(label: string): CustomFieldKind {
  const plain = label
    .normalize('NFKC')
    .replace(/[(（].*?[)）]/gu, '')
    .trim()
  return words.find(([, called]) => called.test(plain))?.[0] ?? 'text'
}
