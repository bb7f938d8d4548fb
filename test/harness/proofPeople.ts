import { isWithin, rankOf, regionName, regionsOf } from '../../shared/domain/regions.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { AnyRow } from '../../shared/entity.ts'
import type { Address, FieldSpec } from '../../shared/fields/field.ts'
import type { Locale } from '../../shared/locales/locale.ts'
import { messages } from '../../shared/locales/messages.ts'
import type { RecipientSource, RunSource } from '../../shared/printing/recipient.ts'
import { recipientScope, runScope, type ScopeParts } from '../../shared/printing/recipientScope.ts'
import type { TemplateScope } from '../../shared/printing/templateTree.ts'
import { regionLines } from '../../electron/host/regions/seedRegions.ts'

const row = (values: object) => ({ id: 'x', owner: 'me', ...values }) as unknown as AnyRow
const home = (line: string, region = '330212', postcode = '315100'): Address => ({
  region,
  line,
  postcode,
})
const at = new Date(2026, 10, 20, 9, 30).getTime()

/** Somebody to write to, with what hangs on them. */
function somebody(
  customer: Readonly<Record<string, unknown>> & { readonly address?: Address },
  contacts: readonly object[] = [],
  interactions: readonly object[] = [],
): RecipientSource {
  const people = contacts.map(row)
  return {
    customer: row({ kind: 'company', ...customer }),
    contact: people[0] ?? null,
    address: customer.address ?? null,
    lists: { contacts: people, interactions: interactions.map(row) },
  }
}

/** Whom every template is proven with: little and much, Chinese and English, rare characters, and nothing at all. */
export const proofPeople: readonly RecipientSource[] = [
  somebody({ name: '云', address: home('乙 1 号') }, [{ name: '王', gender: 'male' }]),
  somebody(
    {
      ...{ name: '宁波澄川包装制品有限公司', number: 'C-0001', level: 'A', creditDays: 30 },
      ...{ phone: '0574 8765 4321', email: 'office@example.cn', type: 'client' },
      ...{ industry: 'retail', note: '每月二十日对账', address: home('钟公庙路 118 号') },
    },
    [
      {
        ...{ name: '顾明澄', salutation: 'ms', mobile: '13812345678', position: '采购经理' },
        ...{ email: 'gu@example.cn', phone: '0574 8765 4322' },
      },
      { name: '陆青', salutation: 'mr', mobile: '13912345678' },
    ],
    [
      { at, kind: 'call', summary: '询问交期，已答复：下周二发货' },
      { at: at - 864e5, kind: 'visit', summary: '送样，客户要求改色' },
    ],
  ),
  somebody(
    {
      name: '内蒙古自治区鄂尔多斯市达拉特旗树林召镇东方国际商贸物流有限责任公司第二分公司（华北区总部）',
      phone: '0477 8765 4321 转 80012',
      email: 'purchasing.department.second.branch@eastern-logistics.example.com',
      note: '很长的备注，'.repeat(200),
      address: home(
        '树林召镇锡尼街北侧工业大道东方国际商贸物流园综合服务中心 A 座 12 层 1208 室转 3 号信箱',
        '150621',
        '014300',
      ),
    },
    [{ name: '欧阳阿布都热依木江·买买提', salutation: 'manager', mobile: '13812345678' }],
    Array.from({ length: 40 }, (_each, index) => ({
      at: at - index * 864e5,
      kind: 'call',
      summary: `第 ${index + 1} 次联系：${'核对清单，确认交期。'.repeat(1 + (index % 4))}`,
    })),
  ),
  somebody(
    {
      name: 'Springfield Stationery & Paper Goods Company, Incorporated',
      phone: '+1 217 555 0142',
      email: 'orders@springfield-stationery.example',
      address: {
        ...{ line: '742 Evergreen Terrace, Suite 1200', place: 'Springfield, IL' },
        ...{ postcode: '62701', country: 'USA' },
      },
    },
    [{ name: 'Margaret Featherstonehaugh', salutation: 'ms', position: 'Head of purchasing' }],
  ),
  somebody(
    {
      name: '𠮷祥㐂庆<script>#panic() $x$ \\ @a *b* {{x}} |c|',
      note: '|a|b|\n# 不是标题\n- 不是列表 **不粗**',
      address: home('㐂街 𠮷号 ``` _d_'),
    },
    [{ name: '𠮷㐂', position: '<b>' }],
  ),
  somebody({ name: '空' }),
]

const regions = regionsOf(regionLines)
const province = '330000'
const run: RunSource = {
  sender: {
    name: '杭州青麓文仪有限公司',
    address: home('小河路 66 号 3 幢 201 室', '330105', '310011'),
    phone: '0571 8812 3456',
  },
  me: '沈一禾',
  regions: regionLines
    .filter(([code]) => isWithin(code, province))
    .map(([code, name, postcode, areaCode]) => ({ name, rank: rankOf(code), postcode, areaCode })),
}

const partsIn = (locale: Locale): ScopeParts => {
  const lists = messages[locale].dictionaries as Readonly<
    Record<string, { readonly codes: Readonly<Record<string, string>> }>
  >
  return {
    run,
    fieldsOf: (entity): Readonly<Record<string, FieldSpec>> =>
      entities[entity as keyof typeof entities].fields,
    speaker: {
      ...{ locale, now: new Date(2026, 10, 26, 9).getTime() },
      labelOf: (list, code) => lists[list]?.codes[code] ?? code,
      titleOf: () => '沈一禾',
      nameOf: (_what, name) => name,
      regionName: (code) => regionName(code, regions),
    },
  }
}

/** What a template is filled from for each of them, or for all of them at once. */
export function proofScopes(locale: Locale, once: boolean): readonly TemplateScope[] {
  const parts = partsIn(locale)
  const each = proofPeople.map((source) => recipientScope(source, parts))
  return once ? [runScope(each, parts)] : each
}
