import type { DictionaryName, ShippedCode } from './dictionaries.ts'
import { words } from './barredWords.ts'

/** What other programs and offices call the entries of our dictionaries, beside their labels. Compared by `importKey`. */
export const choiceNames: {
  readonly [D in DictionaryName]?: { readonly [C in ShippedCode<D>]?: readonly string[] }
} = {
  customerKind: {
    company: words(`
      企业 | 公司 | 企业客户 | 单位客户 | 公司客户 | 法人 | Business | Organization | B2B`),
    person: words('个人客户 | 自然人 | 私人 | 散客 | Individual | Private | B2C'),
  },
  customerType: {
    endUser: words('终端客户 | 最终用户 | 直接客户 | 终端 | End user | Customer - Direct'),
    dealer: words(`
      经销 | 批发商 | 分销商 | 渠道商 | Distributor | Reseller | Wholesaler |
      Customer - Channel`),
    agent: words('代理 | Broker'),
    supplier: words('供货商 | 厂商 | Vendor'),
    partner: words('合作商 | 合作方'),
    government: words('政府 | 政府客户'),
  },
  customerNature: {
    stateOwned: words('国企 | 国有 | 央企 | 全民所有制'),
    private: words('民营 | 私营 | 私营企业 | 私企 | 民企 | 有限责任公司'),
    foreign: words('外资 | 外企 | 外商独资 | 独资'),
    jointVenture: words('合资 | 中外合资 | 合资公司'),
    listed: words('上市 | 股份公司'),
    hkmt: words('港澳台 | 港资 | 台资 | 台资企业 | 港资企业'),
    institution: words('事业'),
    government: words('机关 | 行政机关 | 政府部门'),
    soleTrader: words('个体 | 个体户 | 个体经营'),
    association: words('社团 | 协会 | 非营利组织 | Non-profit'),
  },
  customerLevel: {
    A: words('A级 | A类 | A级客户 | VIP | 重要 | 重点 | 重点客户 | 重要客户 | Hot | High'),
    B: words('B级 | B类 | B级客户 | 一般 | 普通 | 普通客户 | Warm | Medium'),
    C: words('C级 | C类 | C级客户 | 次要 | Cold | Low'),
    D: words('D级 | D类 | D级客户'),
  },
  customerStage: {
    lead: words(`
      新线索 | 新客户 | 未联系 | 潜在 | 潜在客户 | New | Open | Subscriber |
      Marketing Qualified Lead`),
    prospect: words(`
      意向客户 | 跟进中 | 洽谈中 | 有意向 | 初步接触 | Opportunity | Sales Qualified Lead |
      In progress | Working`),
    active: words(`
      成交客户 | 已成交 | 合作中 | 已合作 | 合作 | 正式客户 | 老客户 | 正常 | Customer |
      Evangelist | Won`),
    dormant: words('沉睡客户 | 休眠 | 休眠客户 | 暂停 | 停滞 | Inactive | Paused'),
    lost: words(`
      流失客户 | 已流失 | 无意向 | 终止 | 停止合作 | 战败 | Closed | Unqualified |
      Former Customer`),
  },
  customerSource: {
    phone: words('来电 | 电话 | 电话咨询 | Phone | Phone Inquiry'),
    walkIn: words('上门 | 到店 | 自来'),
    website: words('官网 | 公司网站 | Web'),
    search: words('百度 | 网络搜索 | 搜索 | Organic Search'),
    exhibition: words('展览 | 广交会 | 展览会 | Trade Show | Exhibition'),
    referral: words(`
      转介绍 | 朋友介绍 | 客户介绍 | 介绍 | Word of mouth | Customer Referral |
      Partner Referral`),
    coldCall: words('陌生拜访 | 陌拜 | 电话营销 | 主动开发'),
    platform: words('淘宝 | 天猫 | 京东 | 阿里巴巴 | 1688 | 拼多多 | 网店'),
  },
  paymentMethod: {
    cash: words('现结 | 现款'),
    transfer: words('转账 | 银行汇款 | 电汇 | 汇款 | Wire | T/T'),
    wechat: words('微信'),
    card: words('POS | Credit card'),
    acceptance: words('承兑 | 银行承兑 | 汇票'),
    monthly: words('月结30天 | 月结60天 | 账期 | Net 30'),
  },
  creditRating: {
    excellent: words('优 | AAA | 很好'),
    good: words('良 | AA | 好'),
    fair: words('中 | 普通'),
    poor: words('差 | 不良'),
  },
  companySize: {
    micro: words('微型企业 | 小微 | 小微企业'),
    small: words('小型企业 | 小'),
    medium: words('中型企业 | 中'),
    large: words('大型企业 | 大'),
  },
  satisfaction: {
    verySatisfied: words('很满意'),
    neutral: words('基本满意'),
    veryDissatisfied: words('很不满意'),
  },
  salutation: {
    mr: words('Mr. | 男士 | Herr | M.'),
    ms: words('Ms. | Frau'),
    mrs: words('Mrs. | 太太 | Mme'),
    dr: words('Dr.'),
    prof: words('Prof | Professor | 教授'),
  },
  gender: {
    male: words('M | 男性 | 男士 | 先生'),
    female: words('F | 女性 | 女士 | 小姐'),
  },
  decisionRole: {
    decides: words('决策人 | 决策者 | Decision maker | Economic decision maker'),
    influences: words('影响人 | Influencer | Evaluator'),
    uses: words('使用人 | 用户 | End user | Business user'),
    buys: words('采购人 | Buyer | Purchasing'),
    pays: words('财务 | Budget holder'),
  },
}
