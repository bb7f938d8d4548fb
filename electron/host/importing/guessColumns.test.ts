import { describe, expect, test } from 'vitest'
import { regionsOf } from '../../../shared/domain/regions.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reader } from '../../../shared/fields/kind.ts'
import { importKey } from '../../../shared/importNames.ts'
import { regionLines } from '../regions/seedRegions.ts'
import { guessColumns } from './guessColumns.ts'
import { readTable } from './readTable.ts'

const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  salutation: { mr: 'mr', 先生: 'mr' },
  customerKind: { 单位: 'company', 个人: 'person' },
  customerNature: { 民营: 'private' },
  customerStage: { 成交: 'active', customer: 'active' },
  gender: { 男: 'male', 女: 'female' },
}
const people: Readonly<Record<string, string>> = { 沈一禾: '1', 陆青: '2' }

const reader: Reader = {
  locale: 'zh-CN',
  today: '2026-11-22',
  codeOf: (dictionary, label) => codes[dictionary]?.[importKey(label)],
  idOf: (entity, title) => (entity === 'user' ? people[title] : undefined),
}

/** Where the columns of a sheet go, by their heads. */
function guess(text: string): Record<string, string | null> {
  const table = readTable(text)
  const mapping = guessColumns(table, reader, regionsOf(regionLines), entities)
  return Object.fromEntries(
    table.header.map((head, index) => {
      const target = mapping[index]
      return [
        head,
        target ? [target.entity, target.field, target.part].filter(Boolean).join('.') : null,
      ]
    }),
  )
}

const empty = (header: string) => `${header}\n${'x,'.repeat(header.split(',').length - 1)}x\n`

describe('what other programs export', () => {
  test('Salesforce accounts', () => {
    expect(
      guess(
        empty(
          'Account Name,Account Owner,Billing Street,Billing City,Billing State/Province,Billing Zip/Postal Code,Billing Country,Phone,Fax,Website,Employees,Account Number,Description',
        ),
      ),
    ).toEqual({
      'Account Name': 'customer.name',
      'Account Owner': 'customer.owner',
      'Billing Street': 'customer.address.line',
      'Billing City': 'customer.address.city',
      'Billing State/Province': 'customer.address.province',
      'Billing Zip/Postal Code': 'customer.address.postcode',
      'Billing Country': 'customer.address.country',
      Phone: 'customer.phone',
      Fax: 'customer.fax',
      Website: 'customer.website',
      Employees: 'customer.employees',
      'Account Number': 'customer.number',
      Description: 'customer.note',
    })
  })

  test('HubSpot contacts', () => {
    expect(
      guess(
        empty(
          'First Name,Last Name,Email,Phone Number,Mobile Phone Number,Associated Company,Job Title',
        ),
      ),
    ).toEqual({
      'First Name': 'contact.name',
      'Last Name': 'contact.name',
      Email: 'contact.email',
      'Phone Number': 'customer.phone',
      'Mobile Phone Number': 'contact.mobile',
      'Associated Company': 'customer.name',
      'Job Title': 'contact.position',
    })
  })

  test('Outlook, in English and in Chinese; what belongs to the home stays out', () => {
    const english = guess(
      empty(
        'First Name,Last Name,Company,Department,Job Title,Business Street,Business City,Business Postal Code,Business Phone,Mobile Phone,E-mail Address,Home Street,Notes',
      ),
    )
    expect(english).toMatchObject({
      Company: 'customer.name',
      'Business Street': 'customer.address.line',
      'Business Phone': 'customer.phone',
      'E-mail Address': 'contact.email',
      'Home Street': null,
    })
    expect(
      guess(empty('姓,名,单位,职务,商务地址 街道,商务地址 市/县,商务电话,移动电话,电子邮件地址')),
    ).toEqual({
      姓: 'contact.name',
      名: 'contact.name',
      单位: 'customer.name',
      职务: 'contact.position',
      '商务地址 街道': 'customer.address.line',
      '商务地址 市/县': 'customer.address.city',
      商务电话: 'customer.phone',
      移动电话: 'contact.mobile',
      电子邮件地址: 'contact.email',
    })
  })

  test('Google Contacts', () => {
    expect(
      guess(
        empty(
          'First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Address 1 - City',
        ),
      ),
    ).toEqual({
      'First Name': 'contact.name',
      'Last Name': 'contact.name',
      'Organization Name': 'customer.name',
      Labels: 'customer.tags',
      'E-mail 1 - Label': null,
      'E-mail 1 - Value': 'contact.email',
      'Phone 1 - Value': 'customer.phone',
      'Address 1 - City': 'customer.address.city',
    })
  })
})

describe('whose a column is', () => {
  test('a person beside a company is its contact, alone a customer', () => {
    expect(guess('公司,姓名,手机\n甲公司,王芳,13800138000\n')).toEqual({
      公司: 'customer.name',
      姓名: 'contact.name',
      手机: 'contact.mobile',
    })
    expect(guess('姓名,手机,微信号,生日\n王芳,13800138000,wf,1990-1-1\n')).toEqual({
      姓名: 'customer.name',
      手机: 'customer.phone',
      微信号: 'contact.wechat',
      生日: 'contact.birthday',
    })
    expect(guess('Name,Company\nAnn Lee,Acme Ltd\n')).toEqual({
      Name: 'contact.name',
      Company: 'customer.name',
    })
    expect(guess('名称,联系人\n甲公司,王芳\n')).toEqual({
      名称: 'customer.name',
      联系人: 'contact.name',
    })
  })

  test('an address of mail belongs to whom it stands beside', () => {
    expect(guess('公司,联系人,邮箱,网址\n甲,王芳,a@b.cn,b.cn\n').邮箱).toBe('contact.email')
    expect(guess('公司,网址,邮箱,联系人\n甲,b.cn,a@b.cn,王芳\n').邮箱).toBe('customer.email')
  })

  test('heads may say it themselves', () => {
    expect(guess(empty('公司名称,联系人电话,联系人,联系人邮箱,客户电话,公司传真'))).toMatchObject({
      联系人电话: 'contact.phone',
      联系人邮箱: 'contact.email',
      客户电话: 'customer.phone',
      公司传真: 'customer.fax',
    })
  })

  test('a second telephone finds its own place', () => {
    const mapping = guessColumns(
      readTable('公司,电话,电话,电话\n甲,1,2,3\n'),
      reader,
      regionsOf(regionLines),
      entities,
    )
    expect(mapping.map((target) => target?.field ?? null)).toEqual([
      'name',
      'phone',
      'phone2',
      null,
    ])
  })
})

describe('heads that say two things', () => {
  test('负责人 is who looks after the customer, or who signs for it', () => {
    expect(guess('公司,负责人\n甲,沈一禾\n乙,陆青\n丙,沈一禾\n').负责人).toBe('customer.owner')
    expect(guess('公司,负责人\n甲,王芳\n乙,李四\n丙,赵五\n').负责人).toBe('customer.legalPerson')
    expect(guess('公司,业务员,负责人\n甲,陆青,王芳\n').负责人).toBe('customer.legalPerson')
    expect(guess('公司,信用代码,负责人\n甲,,王芳\n').负责人).toBe('customer.legalPerson')
  })

  test('Title is Mr or Manager', () => {
    expect(guess('Company,Contact,Title\nAcme,Ann,Mr\n').Title).toBe('contact.salutation')
    expect(guess('Company,Contact,Title\nAcme,Ann,Manager\n').Title).toBe('contact.position')
  })

  test('性质 is company or person, private or foreign', () => {
    expect(guess('名称,性质\n甲,单位\n乙,个人\n').性质).toBe('customer.kind')
    expect(guess('名称,性质\n甲,民营\n').性质).toBe('customer.nature')
    expect(guess('名称,类型\n甲,经销商\n').类型).toBe('customer.type')
  })

  test('a state that nobody here knows is left out', () => {
    expect(guess('名称,状态\n甲,成交\n').状态).toBe('customer.stage')
    expect(guess('名称,状态\n甲,审核通过\n乙,驳回\n').状态).toBeNull()
  })
})

test('without heads that say anything, the cells speak', () => {
  expect(
    guess(
      'a,b,c,d,e,f,g\n宁波澄川包装有限公司,王芳,13800138000,a@b.cn,浙江省宁波市鄞州区天童路1号,1990-03-05,91330212MA0LKQ7X38\n',
    ),
  ).toEqual({
    a: 'customer.name',
    b: 'contact.name',
    c: 'contact.mobile',
    d: 'contact.email',
    e: 'customer.address',
    f: 'contact.birthday',
    g: 'customer.taxNumber',
  })
})

test('an address alone is a whole one, beside a city it is the street', () => {
  expect(guess('名称,地址\n甲,宁波市\n').地址).toBe('customer.address')
  expect(guess('名称,城市,地址\n甲,宁波,天童路\n').地址).toBe('customer.address.line')
})

test('columns that belong nowhere stay out', () => {
  expect(guess('序号,名称,年营业额\n1,甲,100\n')).toEqual({
    序号: null,
    名称: 'customer.name',
    年营业额: null,
  })
})
