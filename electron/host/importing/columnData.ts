import { splitAddress } from '../../../shared/domain/chineseAddress.ts'
import { isMobile, parsePhone } from '../../../shared/domain/phone.ts'
import type { Regions } from '../../../shared/domain/regions.ts'
import { readDate } from '../../../shared/fields/date.ts'

/** What the cells of a column without a known head look like. */
export type Look =
  | 'mobile'
  | 'phone'
  | 'email'
  | 'link'
  | 'creditCode'
  | 'birthday'
  | 'address'
  | 'company'
  | 'person'

const companyEnding =
  /(?:公司|集团|工厂|[厂店铺行社院校所局部]|中心|合作社|学校|医院|事务所|工作室)$|\b(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|S\.?A|Co|Corp|Corporation|B\.?V|Oy|AB|Pty|Plc)\b\.?$/iu
const surname =
  /^(?:欧阳|上官|司马|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪包章俞柳葛韦])/u

/** Tests in the order they are asked, and how many of the cells must agree. */
const looks = (
  regions: Regions,
  today: string,
): readonly [Look, number, (cell: string) => boolean][] => [
  ['email', 0.6, (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/u.test(cell)],
  ['link', 0.6, (cell) => /^(?:https?:\/\/|www\.)\S+$/iu.test(cell)],
  ['creditCode', 0.8, (cell) => /^[0-9A-HJ-NP-RTUWXY]{18}$/iu.test(cell) && /[A-Z]/iu.test(cell)],
  ['mobile', 0.8, (cell) => /^[\d\s+()-]+$/u.test(cell) && isMobile(cell)],
  ['phone', 0.8, (cell) => parsePhone(cell).kind === 'landline'],
  ['birthday', 0.8, (cell) => isBirthday(cell, today)],
  ['address', 0.6, (cell) => cell.length > 5 && splitAddress(cell, regions).region !== undefined],
  ['company', 0.5, (cell) => cell.length > 3 && companyEnding.test(cell)],
  ['person', 0.8, (cell) => /^\p{Script=Han}{2,4}$/u.test(cell) && surname.test(cell)],
]

/** What the filled cells of a column look like on a day (`YYYY-MM-DD`); undefined when they say nothing. */
export function lookOf(
  cells: readonly string[],
  regions: Regions,
  today: string,
): Look | undefined {
  const filled = cells.map((cell) => cell.normalize('NFKC').trim()).filter(Boolean)
  if (filled.length === 0) return undefined
  return looks(regions, today).find(([, share, test]) => shareOf(filled, test) >= share)?.[0]
}

/** How many of some cells pass a test, from 0 to 1. */
export function shareOf(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length
}

/** A day on which somebody who works today may have been born. */
function isBirthday(cell: string, today: string): boolean {
  const born = /^\d{5}$/u.test(cell) ? undefined : readDate(cell, 'zh-CN')
  const age = Number(today.slice(0, 4)) - Number(born?.slice(0, 4))
  return age >= 16 && age <= 96
}
