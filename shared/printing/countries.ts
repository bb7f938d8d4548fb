/** How the last lines of an address abroad stand: place before postcode, after it, or each on a line of its own. */
type Order = 'placePostcode' | 'postcodePlace' | 'placeThenPostcode'

/** A country or region as the post abroad is told of it, how people here may call it, and how addresses end there. */
interface Country {
  readonly name: string
  readonly called: readonly string[]
  readonly order: Order
}

const country = (order: Order, name: string, ...called: string[]): Country => ({
  name,
  called: [name, ...called],
  order,
})

/** Countries and regions that offices write to, ordered as the Universal Postal Union describes their addresses. */
const countries: readonly Country[] = [
  country('placePostcode', 'United States of America', '美国', 'USA', 'US', 'United States'),
  country('placePostcode', 'Canada', '加拿大'),
  country('placePostcode', 'Australia', '澳大利亚', '澳洲'),
  country('placePostcode', 'New Zealand', '新西兰'),
  country('placePostcode', 'Singapore', '新加坡'),
  country('placePostcode', 'Japan', '日本'),
  country('placePostcode', 'Republic of Korea', '韩国', 'South Korea', 'Korea'),
  country('placePostcode', 'India', '印度'),
  country('placePostcode', 'Indonesia', '印度尼西亚', '印尼'),
  country('placePostcode', 'Thailand', '泰国'),
  country('placePostcode', 'Viet Nam', '越南', 'Vietnam'),
  country('placePostcode', 'Taiwan, China', '台湾', '中国台湾', 'Taiwan'),
  country('placePostcode', 'Hong Kong, China', '香港', '中国香港', 'Hong Kong'),
  country('placePostcode', 'Macao, China', '澳门', '中国澳门', 'Macao', 'Macau'),
  country('placePostcode', 'Saudi Arabia', '沙特', '沙特阿拉伯'),
  country('placeThenPostcode', 'United Kingdom', '英国', 'UK', 'Great Britain', 'England'),
  country('placeThenPostcode', 'Ireland', '爱尔兰'),
  country('placeThenPostcode', 'Russian Federation', '俄罗斯', 'Russia'),
  country('placeThenPostcode', 'Ukraine', '乌克兰'),
  country('placeThenPostcode', 'South Africa', '南非'),
  country('postcodePlace', 'Germany', '德国', 'Deutschland'),
  country('postcodePlace', 'France', '法国'),
  country('postcodePlace', 'Italy', '意大利'),
  country('postcodePlace', 'Spain', '西班牙'),
  country('postcodePlace', 'Portugal', '葡萄牙'),
  country('postcodePlace', 'Netherlands', '荷兰', 'The Netherlands', 'Holland'),
  country('postcodePlace', 'Belgium', '比利时'),
  country('postcodePlace', 'Luxembourg', '卢森堡'),
  country('postcodePlace', 'Switzerland', '瑞士'),
  country('postcodePlace', 'Austria', '奥地利'),
  country('postcodePlace', 'Denmark', '丹麦'),
  country('postcodePlace', 'Sweden', '瑞典'),
  country('postcodePlace', 'Norway', '挪威'),
  country('postcodePlace', 'Finland', '芬兰'),
  country('postcodePlace', 'Poland', '波兰'),
  country('postcodePlace', 'Czechia', '捷克', 'Czech Republic'),
  country('postcodePlace', 'Slovakia', '斯洛伐克'),
  country('postcodePlace', 'Hungary', '匈牙利'),
  country('postcodePlace', 'Greece', '希腊'),
  country('postcodePlace', 'Turkey', '土耳其', 'Türkiye'),
  country('postcodePlace', 'Israel', '以色列'),
  country('postcodePlace', 'Malaysia', '马来西亚'),
  country('postcodePlace', 'Philippines', '菲律宾'),
  country('postcodePlace', 'Brazil', '巴西'),
  country('postcodePlace', 'Mexico', '墨西哥'),
  country('postcodePlace', 'Argentina', '阿根廷'),
  country('postcodePlace', 'Chile', '智利'),
  country('postcodePlace', 'Egypt', '埃及'),
  country('postcodePlace', 'United Arab Emirates', '阿联酋', 'UAE'),
]

const byName = new Map(
  countries.flatMap((each) => each.called.map((name) => [name.toLowerCase(), each] as const)),
)

/** A country as it was typed, in either language; undefined for one that is not in the list. */
export const countryCalled = (name: string): Country | undefined =>
  byName.get(name.trim().toLowerCase())
