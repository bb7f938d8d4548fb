import type { LayoutDraft } from '../../../../shared/printing/layout.ts'
import type { ShippedPrint } from './shippedPrint.ts'

const a4 = (): LayoutDraft => ({
  page: { width: 210, height: 297 },
  flow: { left: 16, right: 16, top: 18, bottom: 18, size: 10, leading: 1.4 },
  items: [],
})

const inColumns = (): LayoutDraft => {
  const { flow, ...page } = a4()
  return { ...page, flow: { ...flow!, columns: 2 } }
}

const a5 = (): LayoutDraft => ({
  page: { width: 148, height: 210 },
  flow: { left: 12, right: 12, top: 12, bottom: 12, size: 9.5, leading: 1.4 },
  items: [],
})

const about = {
  zh: `|--|-----|--|----|
|**客户编号**|{{customer.number}}|**级别**|{{customer.level}}|
|**类型**|{{customer.type}}|**行业**|{{customer.industry}}|
|**电话**|{{customer.phone}}|**邮箱**|{{customer.email}}|
|**地址**|{{customer.address}}|**负责人**|{{customer.owner}}|`,
  en: `|---|-----|---|----|
|**Customer no.**|{{customer.number}}|**Level**|{{customer.level}}|
|**Type**|{{customer.type}}|**Industry**|{{customer.industry}}|
|**Phone**|{{customer.phone}}|**Email**|{{customer.email}}|
|**Address**|{{customer.address}}|**Owner**|{{customer.owner}}|`,
}

/** What is kept in a folder: a customer on a card, people on a list, what was said, and the postcodes of a province. */
export const shippedSheets: readonly ShippedPrint[] = [
  {
    code: 'card-customer',
    kind: 'card',
    paper: 'A5',
    languages: 'office',
    layout: a5,
    name: { 'zh-CN': '客户卡片', en: 'Customer card' },
    body: {
      zh: `# {{customer.name}}
${about.zh}
{{#if contacts}}

## 联系人
|姓名|职务|手机|电话|
|----|----|----|----|
{{#each contacts}}
|{{contact.name}}|{{contact.position}}|{{contact.mobile}}|{{contact.phone}}|
{{/each}}
{{/if}}
{{#if customer.note}}

## 备注
{{customer.note}}
{{/if}}`,
      en: `# {{customer.name}}
${about.en}
{{#if contacts}}

## Contacts
|Name|Job title|Mobile|Phone|
|----|----|----|----|
{{#each contacts}}
|{{contact.name}}|{{contact.position}}|{{contact.mobile}}|{{contact.phone}}|
{{/each}}
{{/if}}
{{#if customer.note}}

## Note
{{customer.note}}
{{/if}}`,
    },
  },
  {
    code: 'sheet-contacts',
    kind: 'sheet',
    paper: 'A4',
    languages: 'office',
    layout: a4,
    name: { 'zh-CN': '通讯录', en: 'Contact sheet' },
    body: {
      zh: `# 通讯录
{{sender.name}}　{{today}}　共 {{count}} 位

|姓名|单位|电话|邮箱|地址|
|-----|------|-----|------|--------|
{{#each recipients}}
|{{recipient.person}}|{{recipient.firm}}|{{#if contact.mobile}}{{contact.mobile}}{{else}}{{customer.phone}}{{/if}}|{{#if contact.email}}{{contact.email}}{{else}}{{customer.email}}{{/if}}|{{recipient.postcode}} {{recipient.address}}|
{{/each}}`,
      en: `# Contact sheet
{{sender.name}}, {{today}}, {{count}} people

|Name|Company|Phone|Email|Address|
|-----|------|-----|------|--------|
{{#each recipients}}
|{{recipient.person}}|{{recipient.firm}}|{{#if contact.mobile}}{{contact.mobile}}{{else}}{{customer.phone}}{{/if}}|{{#if contact.email}}{{contact.email}}{{else}}{{customer.email}}{{/if}}|{{recipient.address}}|
{{/each}}`,
    },
  },
  {
    code: 'sheet-interactions',
    kind: 'sheet',
    paper: 'A4',
    languages: 'office',
    layout: a4,
    name: { 'zh-CN': '联系情况报告', en: 'Interaction report' },
    body: {
      zh: `# {{customer.name}}
联系情况报告　{{sender.name}}　{{today}}

${about.zh}

{{#if interactions}}
|日期|方式|联系人|经办|内容|
|---|--|---|---|----------|
{{#each interactions}}
|{{interaction.at}}|{{interaction.kind}}|{{interaction.contact}}|{{interaction.owner}}|{{interaction.summary}}|
{{/each}}
{{else}}
还没有联系记录。
{{/if}}`,
      en: `# {{customer.name}}
Interaction report, {{sender.name}}, {{today}}

${about.en}

{{#if interactions}}
|Date|Kind|Contact|By|What was said|
|---|--|---|---|----------|
{{#each interactions}}
|{{interaction.at}}|{{interaction.kind}}|{{interaction.contact}}|{{interaction.owner}}|{{interaction.summary}}|
{{/each}}
{{else}}
No interactions yet.
{{/if}}`,
    },
  },
  {
    code: 'sheet-postcodes',
    kind: 'sheet',
    paper: 'A4',
    languages: 'office',
    layout: inColumns,
    name: { 'zh-CN': '邮编表', en: 'Postcode list' },
    body: {
      zh: `# 邮政编码与长途区号

|地区|邮编|区号|
|----|--|--|
{{#each regions}}
|{{#if region.rank = 3}}　{{region.name}}{{else}}**{{region.name}}**{{/if}}|{{region.postcode}}|{{region.areaCode}}|
{{/each}}`,
      en: `# Postcodes and area codes

|Region|Postcode|Area code|
|----|--|--|
{{#each regions}}
|{{#if region.rank = 3}}　{{region.name}}{{else}}**{{region.name}}**{{/if}}|{{region.postcode}}|{{region.areaCode}}|
{{/each}}`,
    },
  },
]
