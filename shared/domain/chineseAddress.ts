import { isWithin, rankOf, regionPrefix, type RegionName, type Regions } from './regions.ts'

/** An address taken apart: the most exact region it names, what stands after it, and the postcode beside it. */
export interface SplitAddress {
  readonly region?: string
  readonly line: string
  readonly postcode?: string
}

const country = /^(?:中华人民共和国|中国大陆|中国)[\s,，]*/u
const separators = /^[\s,，、·/|\\-]+/u
const postcodeInFront = /^\s*(?:邮政?编码?\s*[:：]?\s*(\d{6})|[（(]?(\d{6})[)）]?[\s,，])\s*/u
const postcodeBehind =
  /[\s,，;；]*(?:[（(【]?(?:邮政?编码?|P\.?C\.?)\s*[:：]?\s*(\d{6})[)）】]?|[\s,，;；]+(\d{6})|[（(](\d{6})[)）])\s*$/iu

/** 南京西路 is a street, 浙江大学 a school, 东方花园 an estate: a short name before these is no region. */
const partOfAName =
  /^(?:[东西南北中上下]?[一二三四五六七八九十]?(?:路|街|大道|大街|道|巷|弄|胡同|里|村|新村|镇|乡|桥|大桥|门|站|花园|花苑|家园|小区|公寓|公园|广场|大厦|商城|商厦|酒店|宾馆|饭店|楼)|大学|学院|师范|理工|中学|小学|医院|银行|集团|公司|工厂)/u
const likeAnAddress = /^.{0,12}?(?:镇|街道|乡|村|路|街|大道|道|巷|弄|区|园|城|号|幢|楼|广场|大厦)/u

/**
 * Takes a Chinese address apart. A missing province is understood; a district whose name stands in several
 * cities counts only under its city. Without a region the whole text is the line.
 * @param within a region already known, for a text that goes on from there or says it again
 */
export function splitAddress(text: string, regions: Regions, within?: string): SplitAddress {
  const { rest, postcode } = takePostcode(text)
  let left = rest.replace(country, '')
  let region = within
  for (;;) {
    left = left.replace(separators, '').replace(/^市辖区/u, '')
    const next = nextRegion(left, regions, region)
    if (!next) break
    if (!region || !isWithin(region, next.code)) region = next.code
    left = left.slice(next.text.length)
  }
  if (region === undefined) return { line: rest, ...(postcode && { postcode }) }
  return { region, line: left.trim(), ...(postcode && { postcode }) }
}

/**
 * Finds a region by what stands in separate columns, with or without 省, 市, 区, 县.
 * `unknown` holds the names that are no region (高新区), for the address line.
 */
export function findRegion(
  named: { readonly province?: string; readonly city?: string; readonly district?: string },
  regions: Regions,
): { readonly region?: string; readonly unknown: readonly string[] } {
  let region: string | undefined
  const unknown: string[] = []
  for (const [rank, text] of [named.province, named.city, named.district].entries()) {
    const name = text?.trim().replace(country, '')
    if (!name || name === '市辖区') continue
    const found = regionCalled(name, rank + 1, regions, region)
    if (!found) unknown.push(name)
    else if (!region || !isWithin(region, found)) region = found
  }
  return { ...(region && { region }), unknown }
}

function regionCalled(name: string, rank: number, regions: Regions, within?: string) {
  const same = candidates(name, regions, within).filter((each) => each.text === name)
  const nearest = Math.min(...same.map((each) => Math.abs(each.rank - rank)))
  const found = onlyOne(same.filter((each) => Math.abs(each.rank - rank) === nearest))
  if (found) return found.code
  const split = splitAddress(name, regions, within)
  return split.line === '' ? split.region : undefined
}

/** Names that a text begins with and that may follow the region already known, longest first. */
function candidates(text: string, regions: Regions, within?: string): RegionName[] {
  const prefix = within === undefined ? '' : regionPrefix(within)
  return (regions.byFirst.get(text.slice(0, 1)) ?? []).filter(
    ({ code, text: name }) =>
      text.startsWith(name) &&
      (code.startsWith(prefix) || (within !== undefined && isWithin(within, code))),
  )
}

function nextRegion(text: string, regions: Regions, within?: string): RegionName | undefined {
  const fitting = candidates(text, regions, within).filter(
    (name) => name.full || mayBeShort(name, text.slice(name.text.length), regions, within),
  )
  const longest = fitting.filter((name) => name.text.length === fitting[0]?.text.length)
  const highest = Math.min(...longest.map((name) => name.rank))
  return onlyOne(longest.filter((name) => name.rank === highest))
}

function mayBeShort(name: RegionName, after: string, regions: Regions, within?: string): boolean {
  const rest = after.replace(separators, '')
  if (partOfAName.test(rest)) return false
  if (rest.trim() === '') return within !== undefined || name.rank < 3
  const isTown = name.rank === 3 && regions.byCode.get(name.code)?.[1].endsWith('市')
  if (name.rank === 3 && within === undefined && !isTown) return false
  return (
    likeAnAddress.test(rest) || (rankOf(name.code) < 3 && !!nextRegion(rest, regions, name.code))
  )
}

function onlyOne(names: readonly RegionName[]): RegionName | undefined {
  const [first] = names
  return first && names.every((each) => each.code === first.code) ? first : undefined
}

function takePostcode(text: string): { rest: string; postcode?: string } {
  const plain = text.trim()
  for (const pattern of [postcodeInFront, postcodeBehind]) {
    const found = pattern.exec(plain)
    const postcode = found?.slice(1).find(Boolean)
    if (postcode) return { rest: plain.replace(pattern, '').trim(), postcode }
  }
  return { rest: plain }
}
