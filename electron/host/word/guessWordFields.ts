import type { Registry } from '../../../shared/entities/registry.ts'
import { importKey } from '../../../shared/importNames.ts'
import { words } from '../../../shared/barredWords.ts'
import { entities as english } from '../../../shared/locales/en/entities.ts'
import { entities as chinese } from '../../../shared/locales/zh-CN/entities.ts'
import { recipientLists, type RecipientList } from '../../../shared/printing/recipient.ts'
import { isRecipientList, recipientTarget } from '../../../shared/printing/recipientFields.ts'
import type { WordField, WordMapping } from '../../../shared/printing/wordFields.ts'
import { headingsIn } from '../importing/columnHeads.ts'

/** What letters call what is worked out for whoever is written to. */
const workedOut = {
  'recipient.name': words(
    '收件人 | 收信人 | 姓名 | 名字 | 称呼 | 尊称 | 客户姓名 | 抬头称呼 | Recipient | Addressee | Name | Full Name | Greeting | Dear',
  ),
  'recipient.address': words(
    '地址 | 收件地址 | 收件人地址 | 通讯地址 | 通信地址 | 邮寄地址 | Address | Mailing Address',
  ),
  'recipient.postcode': words(
    '邮编 | 邮政编码 | 收件邮编 | Postcode | Zip | ZIP Code | Postal Code',
  ),
  'sender.name': words('寄件人 | 发件人 | 落款 | 本公司 | 我方 | Sender | From'),
  'sender.address': words('寄件地址 | 寄件人地址 | 发件地址 | Sender Address'),
  'sender.postcode': words('寄件邮编 | 寄件人邮编 | Sender Postcode'),
  'sender.phone': words('寄件电话 | 寄件人电话 | 发件人电话 | Sender Phone'),
  'me.name': words('经办人 | 经手人 | 签名 | 署名 | Signed | Signature | My Name'),
  today: words('日期 | 今天 | 今日 | 当前日期 | 打印日期 | 发函日期 | Date | Today | Current Date'),
  'today.written': words('大写日期 | 中文日期'),
  'today.lunar': words('农历 | 农历日期 | Lunar Date'),
} as const
const byName = new Map(
  Object.entries(workedOut).flatMap(([path, names]) =>
    names.map((name) => [importKey(name), path] as const),
  ),
)

/** Heads of columns that say two things, as they are meant in a letter. */
const meant = {
  companyOrPerson: 'recipient.name',
  salutationOrPosition: 'contact.salutation',
  ownerOrLegalPerson: 'customer.owner',
  kindOrType: 'customer.type',
} as const

const listNames = new Map(
  Object.entries(recipientLists).flatMap(([list, { entity, each }]) =>
    [
      list,
      each,
      ...[chinese, english].flatMap((said) => [said[entity].one, said[entity].many]),
    ].map((name) => [importKey(name), list as RecipientList] as const),
  ),
)
for (const [name, list] of [
  ['投诉', 'cases'],
  ['工单', 'cases'],
  ['联系', 'interactions'],
  ['complaints', 'cases'],
] as const) {
  listNames.set(name, list)
}

/** What letters call fields of listed records, beside their labels. */
const listedNames = new Map([
  ['编号', 'number'],
  ['no', 'number'],
  ['标题', 'title'],
  ['主题', 'title'],
])

/** Guesses what the fields of a letter stand for; those that nobody can guess are left out. */
export function guessWordFields(fields: readonly WordField[], registry: Registry): WordMapping {
  const headings = headingsIn(registry)
  const fieldsOf = (entity: string) => registry[entity]?.fields ?? {}
  const isKnown = (path: string) => recipientTarget(path, fieldsOf) !== null
  const guessed: Record<string, string> = {}

  const ofRecipient = (name: string): string | undefined => {
    const key = importKey(name)
    const inWords = key.replace(/大写$|inwords$/, '')
    const known = byName.get(key)
    if (known) return known
    for (const heading of headings(inWords)) {
      if (heading.says === 'namePart') return 'recipient.person'
      if (heading.says === 'either') return meant[heading.question]
      const { entity, field, part } = heading.target
      if (field === 'address')
        return part === 'postcode' ? 'recipient.postcode' : 'recipient.address'
      const path = `${entity}.${field}`
      if (inWords !== key && isKnown(`${path}.words`)) return `${path}.words`
      if (isKnown(path)) return path
    }
    return undefined
  }
  const ofListed = (list: RecipientList, name: string): string | undefined => {
    const { entity, each } = recipientLists[list]
    const key = importKey(name)
    const known = Object.keys(fieldsOf(entity)).filter((field) => isKnown(`${each}.${field}`))
    const calls = (field: string, fits: (label: string) => boolean) =>
      [chinese[entity], english[entity]].some(({ one, fields }) => {
        const label = importKey((fields as Readonly<Record<string, string>>)[field] ?? '')
        return label !== '' && (fits(label) || fits(importKey(one) + label))
      })
    const partly = known.filter((field) => calls(field, (label) => label.endsWith(key)))
    const found =
      known.find(
        (field) =>
          field === name ||
          field === listedNames.get(key) ||
          calls(field, (label) => label === key),
      ) ?? (partly.length === 1 ? partly[0] : undefined)
    return found && `${each}.${found}`
  }

  for (const { key, name, kind, within } of fields) {
    const list = within === null ? undefined : guessed[within]
    const found =
      (kind === 'section' ? listNames.get(importKey(name)) : undefined) ??
      (isKnown(name) ? name : undefined) ??
      (list !== undefined && isRecipientList(list) ? ofListed(list, name) : ofRecipient(name))
    if (found !== undefined) guessed[key] = found
  }
  return guessed
}
