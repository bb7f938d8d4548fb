// The records of a generated office: the same in every run, each from its number alone, so that filling can go on
// where it was broken off.

const places = [
  '宁波',
  '杭州',
  '苏州',
  '上海',
  '绍兴',
  '嘉兴',
  '温州',
  '无锡',
  '常州',
  '湖州',
  '北京',
  '广州',
  '成都',
  '重庆',
  '武汉',
  '西安',
]
const regions = [
  '330212',
  '330106',
  '320508',
  '310115',
  '330602',
  '330402',
  '330302',
  '320211',
  '320402',
  '330502',
  '110105',
  '440106',
  '510104',
  '500103',
  '420106',
  '610113',
]
const characters = Array.from(
  '澄川栖梧越禾田映白拾光云栈青竹瓯海砚木语远岫澜石启帆景行知微明德天工开物春风秋水长安永宁嘉禾瑞和万象一苇惠民振华',
)
const trades = [
  '包装',
  '文化用品',
  '纺织',
  '印务',
  '陶瓷',
  '物流',
  '家具',
  '医疗器械',
  '教育科技',
  '五金',
  '食品',
  '软件',
  '建材',
  '服饰',
  '机电',
  '茶业',
]
const forms = ['有限公司', '有限责任公司', '股份有限公司', '厂', '商行', '工作室']
const english = [
  'Harbour',
  'Pine',
  'Northlight',
  'Maple',
  'Lane',
  'Summit',
  'Granite',
  'Willow',
  'River',
  'Stone',
  'Amber',
  'Cedar',
  'Falcon',
  'Meadow',
  'Orchid',
  'Quarry',
]
const branches = [
  'Trading',
  'Foods',
  'Logistics',
  'Textiles',
  'Systems',
  'Packaging',
  'Tools',
  'Partners',
]
const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧单仇解盖')
const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国志文晓东海燕雪梅')
const firstNames = [
  'Maria',
  'Anders',
  'Olivia',
  'Noah',
  'Emma',
  'Lucas',
  'Sofia',
  'Elena',
  'Henry',
  'Clara',
]
const lastNames = [
  'Anderson',
  'Berglund',
  'Carter',
  'Dufour',
  'Evans',
  'Fischer',
  'Garcia',
  'Hughes',
  'Ito',
  'Jensen',
]
const said = [
  '问价',
  '催货',
  '对账',
  '报修',
  '补开发票',
  '改地址',
  '约拜访',
  '谈年度合同',
  '样品已收到',
  '月底前要补货',
  '问能不能并到一张发票里',
  '嫌交货太慢',
  '介绍了新同事',
  '付款要晚一周',
  '想看新目录',
  'asked for the new price list',
  'wants the delivery moved to Thursday',
  'confirmed the order by phone',
  'complained about a broken box',
  'will call back next week',
]
const subjects = [
  'A4 纸',
  '纸箱',
  '标签纸',
  '墨盒',
  '文件柜',
  '信封',
  'toner',
  'labels',
  'pallets',
  '茶叶礼盒',
  '展架',
  '胶带',
]

/** Numbers from 0 to 2³² − 1 that look unrelated and depend on two numbers alone (finaliser of MurmurHash3). */
export function mixed(seed: number, salt: number): number {
  let hash = Math.imul(seed ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b) >>> 0
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0
  return (hash ^ (hash >>> 16)) >>> 0
}

export const pick = <T>(list: readonly T[], seed: number, salt: number): T =>
  list[mixed(seed, salt) % list.length]!

const kinds = { user: 1, tag: 2, customer: 3, contact: 4, interaction: 5, serviceCase: 6 } as const

/** The id of a generated record: a UUID of version 8, whose bits are ours (RFC 9562). */
export function idOf(kind: keyof typeof kinds, place: number): string {
  const scattered = mixed(place, kinds[kind]).toString(16).padStart(8, '0')
  return `${scattered}-000${kinds[kind]}-8000-8000-${place.toString(16).padStart(12, '0')}`
}

export const users = 20
export const tags = 12

/** A believable company, Chinese four times out of five. */
export function companyName(place: number): string {
  if (mixed(place, 1) % 5 === 0) {
    return `${pick(english, place, 2)} ${pick(english, place, 3)} ${pick(branches, place, 4)} ${mixed(place, 5) % 10_000}`
  }
  const middle = pick(characters, place, 7) + pick(characters, place, 8)
  const more = mixed(place, 9) % 3 === 0 ? pick(characters, place, 10) : ''
  return pick(places, place, 6) + middle + more + pick(trades, place, 11) + pick(forms, place, 12)
}

const mobile = (place: number, salt: number) =>
  `1${30 + (mixed(place, salt) % 60)}${String(mixed(place, salt + 1) % 100_000_000).padStart(8, '0')}`

/** What a file of some customers is called. */
export const fileName = (place: number) =>
  `${pick(['报价单', '合同', '样品照片', 'drawing', 'invoice'], place, 40)} ${mixed(place, 41) % 10_000}.pdf`

/** One file of one customer in fifty; its bytes are not there. */
const filesOf = (place: number) =>
  mixed(place, 42) % 50
    ? null
    : [
        {
          id: mixed(place, 43).toString(16).padStart(64, '0'),
          name: fileName(place),
          size: 120_000,
          type: 'application/pdf',
        },
      ]

/** Values of a customer. */
export function customerValues(place: number) {
  const area = mixed(place, 6) % places.length
  return {
    kind: 'company',
    name: companyName(place),
    number: `K${String(place + 1).padStart(7, '0')}`,
    type: pick(['endUser', 'dealer', 'agent', 'supplier', 'partner'], place, 20),
    level: pick(['A', 'B', 'B', 'C', 'C', 'C', 'D', 'D'], place, 21),
    stage: pick(['lead', 'prospect', 'active', 'active', 'dormant', 'lost'], place, 22),
    source: pick(['phone', 'walkIn', 'website', 'wechat', 'exhibition', 'referral'], place, 23),
    owner: mixed(place, 24) % 10 === 0 ? null : idOf('user', mixed(place, 25) % users),
    tags: mixed(place, 26) % 4 === 0 ? [idOf('tag', mixed(place, 27) % tags)] : null,
    phone: `0${571 + area}-8${String(mixed(place, 28) % 10_000_000).padStart(7, '0')}`,
    email: `office${place}@example.com`,
    address: {
      region: regions[area]!,
      line: `${pick(characters, place, 29)}${pick(characters, place, 30)}路 ${mixed(place, 31) % 900} 号`,
    },
    taxNumber: `91${regions[area]!}MA${String(place).padStart(8, '0')}`.slice(0, 18),
    creditLimit: (mixed(place, 32) % 500) * 100_000,
    employees: mixed(place, 33) % 800,
    foundedOn: `${1985 + (mixed(place, 34) % 40)}-0${1 + (mixed(place, 35) % 9)}-1${mixed(place, 36) % 10}`,
    note:
      mixed(place, 37) % 8 === 0 ? `${pick(said, place, 38)}，${pick(subjects, place, 39)}` : null,
    attachments: filesOf(place),
  }
}

/** Values of a contact of one of so many customers. */
export function contactValues(place: number, customers: number) {
  const foreign = mixed(place, 50) % 5 === 0
  return {
    name: foreign
      ? `${pick(firstNames, place, 51)} ${pick(lastNames, place, 52)}`
      : pick(surnames, place, 53) +
        pick(given, place, 54) +
        (mixed(place, 55) % 3 ? pick(given, place, 56) : ''),
    customer: idOf('customer', place < customers ? place : mixed(place, 57) % customers),
    position: pick(['经理', '采购', '会计', '前台', '总监', 'Buyer', 'Owner'], place, 58),
    mobile: mobile(place, 59),
    wechat: mixed(place, 61) % 3 === 0 ? `wx_${mixed(place, 62).toString(36)}` : null,
    primary: place < customers,
    birthday:
      mixed(place, 63) % 4 === 0
        ? `19${60 + (mixed(place, 64) % 40)}-0${1 + (mixed(place, 65) % 9)}-2${mixed(place, 66) % 9}`
        : null,
  }
}

/** Days over which the interactions lie. */
export const span = 730

/** Values of an interaction with one of so many customers, some time before `now`; every thousandth is with the first. */
export function interactionValues(place: number, customers: number, now: number) {
  return {
    kind: pick(['call', 'call', 'call', 'visit', 'wechat', 'email'], place, 70),
    direction: pick(['in', 'out'], place, 71),
    at: now - (mixed(place, 72) % (span * 86_400)) * 1000,
    customer: idOf('customer', place % 2500 === 0 ? 0 : mixed(place, 73) % customers),
    owner: idOf('user', mixed(place, 74) % users),
    summary: `${pick(said, place, 75)}，${pick(subjects, place, 76)}${mixed(place, 77) % 3 ? '' : `，${pick(said, place, 78)}`}`,
  }
}
