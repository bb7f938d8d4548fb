import type { RegionLine } from '../api/office.ts'

/** How exact a region is: 1 province, 2 prefecture, 3 county. Counties right under a province (济源, districts of Shanghai) are 3 too. */
export type RegionRank = 1 | 2 | 3

/** One way of writing a region: in full (鄞州区), or without what kind of place it is (鄞州). */
export interface RegionName {
  readonly text: string
  readonly code: string
  readonly rank: RegionRank
  readonly full: boolean
}

/** The region lines, prepared for looking up. */
export interface Regions {
  readonly byCode: ReadonlyMap<string, RegionLine>
  /** Every way of writing each region by its first character, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly RegionName[]>
}

/** Rank of a six-digit division code (GB/T 2260). */
export function rankOf(code: string): RegionRank {
  if (!code.endsWith('00')) return 3
  return code.endsWith('0000') ? 1 : 2
}

/** The digits that all codes of a region and of what lies in it begin with: 33, 3302, 330212. */
export function regionPrefix(code: string): string {
  return code.slice(0, rankOf(code) * 2)
}

/** Whether a region is another one or lies in it. */
export function isWithin(code: string, outer: string): boolean {
  return code.startsWith(regionPrefix(outer))
}

/** Code of the region that this one is part of; undefined for a province. */
export function parentRegion(code: string, regions: Regions): string | undefined {
  if (rankOf(code) === 1) return undefined
  const prefecture = `${code.slice(0, 4)}00`
  if (rankOf(code) === 3 && regions.byCode.has(prefecture)) return prefecture
  return `${code.slice(0, 2)}0000`
}

/** Full name, largest part first: 浙江省宁波市鄞州区. Empty for a code that is no region. */
export function regionName(code: string, regions: Regions): string {
  const line = regions.byCode.get(code)
  if (!line) return ''
  const parent = parentRegion(code, regions)
  return (parent ? regionName(parent, regions) : '') + line[1]
}

const prepared = new WeakMap<readonly RegionLine[], Regions>()

/** Prepares region lines for looking up; the same lines are prepared once. */
export function regionsOf(lines: readonly RegionLine[]): Regions {
  const known = prepared.get(lines)
  if (known) return known
  const byFirst = new Map<string, RegionName[]>()
  for (const [code, name] of lines) {
    const rank = rankOf(code)
    const short = shortName(name)
    const written = [{ text: name, code, rank, full: true }]
    if (short) written.push({ text: short, code, rank, full: false })
    // 伊犁州 and 景宁县 are what people write for 伊犁哈萨克自治州 and 景宁畲族自治县.
    const plain = short && /自治([州县旗])$/u.exec(name)?.[1]
    if (plain) written.push({ text: short + plain, code, rank, full: true })
    for (const each of written) {
      const first = each.text.slice(0, 1)
      const same = byFirst.get(first)
      if (same) same.push(each)
      else byFirst.set(first, [each])
    }
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.text.length - a.text.length)
  const made = { byCode: new Map(lines.map((line) => [line[0], line])), byFirst }
  prepared.set(lines, made)
  return made
}

const peoples =
  '各族|[阿侗傣壮苗瑶彝白藏回满羌畲黎水怒土佤京]族|土家族|蒙古族?|朝鲜族|布依族|仡佬族|仫佬族|毛南族|哈尼族|拉祜族|布朗族|纳西族|傈僳族|景颇族|独龙族|普米族|保安族|撒拉族|裕固族|东乡族|达斡尔族|维吾尔|哈萨克族?|柯尔克孜|锡伯|塔吉克'
const autonomous = new RegExp(`^(.{2,}?)(?:${peoples})*族?自治[区州县旗]$`, 'u')
const district = new RegExp(`^(.{2,}?)(?:${peoples})+区$`, 'u')

/** A region's name without what kind of place it is (宁波, 延边, 浦东); undefined when less than two characters would stay. */
export function shortName(name: string): string | undefined {
  const short =
    /^(..)特别行政区$/u.exec(name)?.[1] ??
    autonomous.exec(name)?.[1] ??
    district.exec(name)?.[1] ??
    /^(.{2,}?)(?:新区|地区|林区|特区|[省市区县盟旗])$/u.exec(name)?.[1]
  return short === name ? undefined : short
}
