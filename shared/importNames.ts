import type { ColumnTarget } from './api/importing.ts'
import type { Entities } from './entities/registry.ts'
import { words } from './barredWords.ts'

type Names<E extends keyof Entities> = {
  readonly [F in keyof Entities[E]['fields']]?: readonly string[]
}

/**
 * What the columns of a customer are called elsewhere, beside its labels: in Chinese offices' sheets, and
 * in what Outlook, Google Contacts, HubSpot and Salesforce export. Compared by `importKey`.
 */
export const customerNames = {
  name: words(`
    客户名称 | 客户全称 | 客户 | 单位名称 | 单位 | 公司名称 | 公司 | 企业名称 | 企业 |
    往来单位 | 购方名称 | 工作单位 | 商家名称 | 店名 | 厂名 | Company | Company Name |
    Customer | Customer Name | Account | Account Name | Client | Organization |
    Organization Name | Organization 1 - Name | Organisation | Firma | Firm |
    Associated Company | Primary Associated Company | Business Name`),
  shortName: words('客户简称 | 简称 | 别名 | Alias'),
  number: words(`
    客户编号 | 客户编码 | 客户代码 | 客户号 | 客户ID | 编号 | 编码 | 代码 |
    Customer ID | Customer No | Customer Number | Customer Code | Account Number | Code |
    Account ID | Record ID | Record ID - Company | Company ID | Account No`),
  kind: words('客户性质'),
  type: words('客户类型 | 客户类别 | 客户分类 | 类别 | Customer Type | Account Type'),
  nature: words('企业性质 | 单位性质 | 公司性质 | 经济性质 | 经济类型 | 企业类型 | Ownership'),
  level: words(`
    客户级别 | 客户等级 | 等级 | 重要程度 | 分级 | Rating | Priority | Customer Level |
    Grade | Account Rating | Tier`),
  stage: words(`
    客户阶段 | 客户状态 | 合作状态 | 成交状态 | 跟进状态 | 状态 | Status | Lead Status |
    Lifecycle Stage | Account Status | Customer Status`),
  industry: words('所属行业 | 行业类别 | 客户行业 | 行业分类'),
  source: words(`
    客户来源 | 信息来源 | 来源渠道 | 获客渠道 | Lead Source | Original Source |
    Account Source`),
  size: words('企业规模 | 公司规模 | 单位规模 | 人员规模 | Company Size'),
  satisfaction: words('客户满意度 | 满意程度'),
  credit: words('信用等级 | 信用级别 | 信用评级 | 信誉 | Credit Rating'),
  owner: words(`
    业务员 | 专管业务员 | 业务负责人 | 跟进人 | 客户经理 | 销售员 | 销售 | 销售代表 |
    归属人 | 所有者 | 所属人 | 客服 | 专员 | Account Owner | Company Owner | Contact Owner |
    Sales Rep | Sales Representative | Account Manager | Salesperson`),
  parent: words('上级客户 | 母公司 | 总公司 | 所属集团 | Parent Account | Parent Company'),
  tags: words('客户标签 | Labels | Categories | Category | Group Membership'),
  phone: words(`
    联系电话 | 固定电话 | 固话 | 座机 | 办公电话 | 公司电话 | 电话号码 | 单位电话 | 电话1 |
    总机 | Telephone | Phone Number | Business Phone | Work Phone | Company Main Phone |
    Tel | Phone 1 - Value | Phone 1 | Main Phone | Telephone Number | Office Phone`),
  phone2: words(`
    电话2 | 备用电话 | 其他电话 | 第二电话 | Business Phone 2 | Phone 2 - Value |
    Other Phone`),
  fax: words('传真号码 | 传真号 | 公司传真 | Business Fax | Fax Number'),
  email: words(`
    电子邮箱 | 电子邮件 | E-mail | Mail | 邮件 | 邮件地址 | 邮箱地址 | 电子邮件地址 |
    企业邮箱 | Email Address | E-mail Address | E-mail 1 - Value | Work Email |
    Business Email`),
  website: words(`
    网站 | 公司网址 | 公司网站 | 主页 | 官网 | 网页 | Web | Web Page | Web Site | URL |
    Website URL | Company Domain Name | Website 1 - Value | Homepage | Domain`),
  invoiceTitle: words('开票名称 | 开票抬头 | 抬头 | Invoice Name'),
  taxNumber: words(`
    统一社会信用代码 | 社会信用代码 | 信用代码 | 纳税人识别号 | 纳税识别号 | 税务登记号 |
    营业执照号 | 营业执照号码 | 组织机构代码 | 注册号 | VAT Number | VAT ID | Tax ID |
    Tax Number | Unified Social Credit Code | USCC | EIN`),
  bank: words('开户银行 | 银行名称 | 银行 | Bank Name'),
  bankAccount: words(`
    银行帐号 | 账号 | 帐号 | 开户账号 | 开户帐号 | 银行账户 | Bank Account | IBAN |
    Account no`),
  registeredAddress: words('登记住所 | 住所 | 工商地址 | 开票地址 | Registered Address'),
  legalPerson: words('法人 | 法人代表 | 法定代表 | 企业法人 | Legal Representative'),
  paymentMethod: words('付款方式 | 支付方式 | 结款方式 | Payment Method'),
  creditLimit: words('授信额度 | 信用限额 | 赊销额度'),
  creditDays: words('账期 | 帐期 | 信用期限 | 付款期限 | 付款天数 | Payment Terms | Terms'),
  employees: words(`
    职工人数 | 人数 | 员工数 | Number of Employees | Employee Count | No of Employees`),
  foundedOn: words('成立时间 | 注册时间 | 创立日期 | 注册日期 | Founded On | Year Founded'),
  businessScope: words('主营业务 | 主要产品 | 主营产品 | 主营 | 业务范围 | Products'),
  note: words(`
    说明 | 备注信息 | 附注 | 描述 | 备忘 | 其他说明 | Notes | Description | Comments |
    Comment | Remark | Remarks | Memo | About Us | Account Description`),
} as const satisfies Names<'customer'>

/** What the columns of a contact are called elsewhere. */
export const contactNames = {
  name: words(`
    联系人 | 联系人姓名 | 姓名 | 主要联系人 | 首要联系人 | 联系人1 | 名字 | 客户姓名 |
    联络人 | Contact | Contact Name | Contact Person | Full Name | Display Name | File As |
    Primary Contact | Ansprechpartner | Person`),
  salutation: words('称呼 | 尊称 | Name Prefix | Prefix | Courtesy Title'),
  gender: words('男女 | Sex'),
  department: words(`
    所在部门 | 所属部门 | 科室 | Organization Department | Organization 1 - Department`),
  position: words(`
    职位 | 岗位 | 头衔 | 职称 | Contact Title | Position | Job | Role Title |
    Organization Title | Organization 1 - Title`),
  role: words('角色 | 采购角色 | Buying Role | Contact Role'),
  primary: words('是否主要联系人 | 首要 | 默认联系人 | Primary'),
  mobile: words(`
    手机号 | 手机号码 | 移动电话 | 移动电话号码 | 手机1 | 联系手机 | Mobile Phone | Cell |
    Cell Phone | Mobile Phone Number | Mobile Number | Cellphone`),
  phone: words(`
    直线电话 | 分机 | 宅电 | 住宅电话 | 家庭电话 | Direct Phone | Home Phone |
    Assistant Phone`),
  wechat: words('微信号 | 微信ID | Weixin | Wechat ID'),
  qq: words('QQ号 | QQ号码 | OICQ'),
  birthday: words('出生日期 | 出生年月 | 生日日期 | 出生年月日 | Birthdate | Date of Birth | DOB'),
  preferences: words('爱好 | 兴趣爱好 | 兴趣 | 个人喜好 | Hobby | Hobbies | Interests'),
  note: words('联系人备注 | Contact Notes'),
} as const satisfies Names<'contact'>

/** What the parts of an address are called, whoever's it is. */
export const addressNames = {
  region: words(`
    地区 | 所在地区 | 所在地 | 省市区 | 省市县 | 行政区 | 行政地区 | 行政区划 | 省市 |
    区域 | 所属地区 | 所属区域`),
  country: words('国家 | 国家/地区 | 国别 | Country | Country/Region | Land | Country Code'),
  province: words(`
    省份 | 省 | 省/直辖市 | 所在省 | 所在省份 | 省/市/自治区 | State | State/Province |
    Province | Region | State/Region | County`),
  city: words('城市 | 市 | 所在城市 | 城市/地区 | 地市 | 市/县 | City | Town | Ort | Stadt'),
  district: words('区县 | 区 | 县 | 区/县 | 县区 | 所在区县 | 县市 | District'),
  line: words(`
    详细地址 | 通讯地址 | 通信地址 | 联系地址 | 公司地址 | 单位地址 | 办公地址 | 街道地址 |
    街道 | 经营地址 | 邮寄地址 | 收件地址 | 收货地址 | 送货地址 | 厂址 | Street |
    Street Address | Address Line 1 | Address 1 | Street Address 1 | Straße |
    Postal Address`),
  postcode: words(`
    邮编 | 邮政编码 | 邮政编号 | 邮码 | Zip | ZIP Code | Postal Code | Post Code |
    Zip/Postal Code | PLZ | Postleitzahl`),
} as const satisfies Record<NonNullable<ColumnTarget['part']>, readonly string[]>

/** Heads of columns that hold a part of a person's name. */
export const nameParts = {
  family: words('姓 | 姓氏 | Last Name | Family Name | Surname | Nachname | Contact Last Name'),
  given: words('名 | First Name | Given Name | Forename | Vorname | Contact First Name'),
  middle: words('中间名 | Middle Name | Additional Name'),
} as const

/** Heads that say two things: what the cells hold decides. */
export const ambiguousNames = {
  companyOrPerson: words('名称 | 名字 | Name'),
  salutationOrPosition: words('Title'),
  ownerOrLegalPerson: words('负责人 | 联系负责人 | Owner'),
  kindOrType: words('客户性质 | 客户类型 | 类型 | Type | 性质'),
} as const

/** A column's head or a label as it is compared: width, case, blanks, signs and what stands in brackets do not count. */
export function importKey(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  const unbracketed = plain.replace(/[([{<【《].*?[)\]}>】》]/gu, '')
  const letters = (from: string) => from.replace(/[^\p{L}\p{N}]/gu, '')
  return letters(unbracketed) || letters(plain)
}
