import { describe, expect, it } from 'vitest'
import type { AnyRow } from '../entity.ts'
import { entities } from '../entities/registry.ts'
import type { FieldSpec } from '../fields/field.ts'
import type { Speaker } from '../fields/kind.ts'
import type { RecipientSource, RunSource } from './recipient.ts'
import { recipientTarget, recipientWorkedOut } from './recipientFields.ts'
import { recipientScope, runScope } from './recipientScope.ts'
import { fillTree, templateTree, type TemplateScope } from './templateTree.ts'

const fieldsOf = (entity: string): Readonly<Record<string, FieldSpec>> =>
  entities[entity as keyof typeof entities].fields
const speaker = (locale: 'zh-CN' | 'en'): Speaker => ({
  locale,
  now: new Date(2026, 10, 26, 9).getTime(),
  labelOf: (_list, code) => ({ ms: locale === 'en' ? 'Ms' : '女士', A: '重点' })[code] ?? code,
  titleOf: (_entity, id) => ({ u1: '沈一禾' })[id] ?? '',
  nameOf: (_what, name) => name,
  regionName: () => '浙江省宁波市鄞州区',
})
const run: RunSource = {
  sender: {
    name: '青麓文仪',
    address: { region: '330105', line: '小河路 66 号', postcode: '310011' },
    phone: null,
  },
  me: '沈一禾',
  regions: [{ name: '浙江省', rank: 1, postcode: '310000', areaCode: '' }],
}
const row = (values: object) => ({ id: 'x', ...values }) as unknown as AnyRow
const home = { region: '330212', line: '钟公庙路 118 号', postcode: '315100' }
const source = (given: Partial<RecipientSource>): RecipientSource => ({
  customer: row({
    name: '宁波澄川包装制品有限公司',
    kind: 'company',
    level: 'A',
    creditLimit: 12_300,
  }),
  contact: null,
  address: home,
  lists: {},
  ...given,
})
const scope = (given: Partial<RecipientSource> = {}, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  recipientScope(source(given), { run, speaker: speaker(locale), fieldsOf })
const filled = (body: string, from: TemplateScope) =>
  fillTree(templateTree(body).nodes, from, (field, value) => value ?? `[${field}]`)
const gu = row({ name: '顾明澄', salutation: 'ms', birthday: '1990-05-08' })

describe('who is written to', () => {
  const said = (given: Partial<RecipientSource>, what: string, locale: 'zh-CN' | 'en' = 'zh-CN') =>
    scope(given, locale).valueOf(`recipient.${what}`)

  it('is somebody at a company, and closed with 收 where the envelope ends', () => {
    expect(said({ contact: gu }, 'firmLine')).toBe('宁波澄川包装制品有限公司')
    expect(said({ contact: gu }, 'personLine')).toBe('顾明澄　女士　收')
    expect(said({ contact: gu }, 'personHonoured')).toBe('顾明澄　女士　敬启')
    expect(said({ contact: gu }, 'lines')).toBe(
      '315100\n浙江省宁波市鄞州区钟公庙路 118 号\n宁波澄川包装制品有限公司\n顾明澄　女士　收',
    )
  })

  it('is the company where nobody is named, and a person by themselves', () => {
    expect(said({}, 'firmLine')).toBe('宁波澄川包装制品有限公司　收')
    expect(said({}, 'personLine')).toBeNull()
    const person = row({ name: '赵云', kind: 'person' })
    expect(said({ customer: person }, 'firm')).toBeNull()
    expect(said({ customer: person }, 'personLine')).toBe('赵云　收')
    expect(said({ customer: null, contact: gu }, 'name')).toBe('顾明澄女士')
  })

  it('abroad comes first, and the postcode stays with the place', () => {
    const address = { line: '1 High Street', place: 'Berlin', postcode: '10115', country: '德国' }
    expect(said({ contact: gu, address }, 'lines', 'en')).toBe(
      'Ms 顾明澄\n宁波澄川包装制品有限公司\n1 High Street\n10115 Berlin\nGERMANY',
    )
    expect(said({ address }, 'postcode')).toBeNull()
  })

  it('at home has its postcode in English too', () => {
    expect(said({}, 'lines', 'en')).toBe(
      '宁波澄川包装制品有限公司\n浙江省宁波市鄞州区钟公庙路 118 号\n315100',
    )
  })

  it('without an address has none', () => {
    expect(said({ address: null }, 'address')).toBeNull()
    expect(said({ address: null }, 'lines')).toBe('宁波澄川包装制品有限公司　收')
  })
})

describe('a template for somebody', () => {
  it('says fields of the customer and of the contact, amounts and days in other ways too', () => {
    const body =
      '{{contact.birthday}} {{contact.birthday.lunar}} {{today.written}} {{customer.creditLimit.words}} {{sender.postcode}}'
    expect(filled(body, scope({ contact: gu }))).toBe(
      '1990年5月8日 农历庚午年四月十四 二〇二六年十一月二十六日 人民币壹佰贰拾叁元整 310011',
    )
  })

  it('asks for a choice by its code and by its word', () => {
    const body = '{{#if customer.level = A}}贵宾{{/if}}{{#if customer.level = 重点}}客户{{/if}}'
    expect(filled(body, scope())).toBe('贵宾客户')
  })

  it('goes through what hangs on the customer, with short days', () => {
    const at = new Date(2026, 2, 1, 12).getTime()
    const interactions = [row({ at, summary: '来电' }), row({ at, summary: '拜访' })]
    const body = '{{#each interactions}}{{interaction.at}} {{interaction.summary}}；{{/each}}'
    expect(filled(body, scope({ lists: { interactions } }))).toBe(
      '2026-03-01 来电；2026-03-01 拜访；',
    )
  })

  it('can be one for all of them', () => {
    const parts = { run, speaker: speaker('zh-CN'), fieldsOf }
    const all = runScope([scope(), scope({ contact: gu })], parts)
    expect(filled('{{count}}{{#each recipients}}/{{recipient.name}}{{/each}}', all)).toBe(
      '2/宁波澄川包装制品有限公司/顾明澄女士',
    )
    expect(filled('{{#each regions}}{{region.name}}{{/each}}', all)).toBe('浙江省')
  })
})

it('knows its fields, and no others', () => {
  const known = (path: string) => recipientTarget(path, fieldsOf) !== null
  for (const path of Object.values(recipientWorkedOut).flat()) expect(known(path)).toBe(true)
  expect(known('customer.creditLimit.words')).toBe(true)
  for (const path of [
    'customer',
    'customer.constructor',
    'customer.name.words',
    '__proto__.a',
    'customer.satisfactionSetAt',
    'customer.attachments',
    'user.name',
  ]) {
    expect(known(path), path).toBe(false)
  }
})
