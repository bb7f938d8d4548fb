import { createHash } from 'node:crypto'
import { program } from '../../electron/host/records/access.ts'
import { customName } from '../../shared/customFields.ts'
import { dictionaries } from '../../shared/dictionaries.ts'
import type { AnyValues } from '../../shared/entity.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { FieldLevel } from '../../shared/rights/rights.ts'
import type { Client } from '../../renderer/connection.ts'
import { setUpProtected, tempHost } from './apiDesk.ts'
import { line, run, wordFile } from './wordFile.ts'

/** Which of two offices that differ in nothing but what is secret. */
export type Twin = 'a' | 'b'

/** An id that is the same in every office. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What is kept from the member of staff: in every record these fields, or every field of what is a colleague's. */
export const keptFields: Readonly<Record<string, Readonly<Record<string, FieldLevel>>>> = {
  customer: {
    bankAccount: 'hidden',
    creditLimit: 'hidden',
    foundedOn: 'hidden',
    credit: 'hidden',
    note: 'hidden',
    tags: 'hidden',
    taxNumber: 'hidden',
    attachments: 'hidden',
    address: 'hidden',
    email: 'masked',
    legalPerson: 'masked',
    phone: 'masked',
  },
  contact: { birthday: 'hidden', mobile: 'masked', wechat: 'hidden' },
  serviceCase: { compensationAmount: 'hidden', demand: 'hidden', satisfaction: 'hidden' },
}

/** Records of each kind. */
const some = [0, 1, 2, 3]

/** What is secret of a record: the twins differ in it, and in the order in which it stands. */
export function secretsOf(twin: Twin, at: number): Readonly<Record<string, AnyValues>> {
  const turned = twin === 'a' ? at : 9 - at
  return {
    customer: {
      bankAccount: `622${turned}8844`,
      creditLimit: turned * 1_000_000 + 77,
      foundedOn: `19${70 + turned}-03-0${1 + at}`,
      credit: dictionaries.creditRating.codes[turned % 5],
      note: `翡翠${twin}${turned}暗号`,
      tags: [idOf(turned % 2 ? 'odd' : 'even')],
      taxNumber: `91330212MA2A${turned}XYZ${twin}K`.toUpperCase(),
      address: { region: turned % 2 ? '330212' : '310000', line: `密巷${turned}弄` },
      email: `q${turned}${twin}@maoshan.cn`,
      legalPerson: `钱${twin === 'a' ? '琥珀' : '玛瑙'}${turned}`,
      phone: `138${turned}${turned}${turned}${turned}567${at}`,
    },
    contact: {
      birthday: `19${70 + turned}-11-2${at}`,
      mobile: `139${turned}${turned}${turned}${turned}567${at}`,
      wechat: `wx_${twin}_${turned}`,
    },
    serviceCase: {
      compensationAmount: turned * 10_000 + 3,
      demand: `珊瑚${twin}${turned}索赔`,
      satisfaction: dictionaries.satisfaction.codes[turned % 5],
    },
  }
}

/** Makes one of two offices: the same ids, the same moments, the same acts, other secrets. */
export async function twinOffice(twin: Twin, kept: 'fields' | 'records') {
  const made = tempHost()
  const chief = await setUpProtected(made.desk())
  const put = (entity: string, name: string, values: AnyValues) =>
    chief.records.create({
      entity,
      id: idOf(name),
      act: idOf(`make ${name}`),
      values: { ...values },
    })
  await put('role', 'role', { name: '受限', preset: kept === 'fields' ? 'everything' : 'ownSales' })
  const account = { name: '陆青', login: 'lu', role: 'staff', password: 'lu lu lu' } as const
  const user = idOf('lu')
  await chief.accounts.create({ id: user, act: idOf('make lu'), ...account })
  const update = (entity: string, id: string, values: AnyValues, act: string) =>
    chief.records.update({ entity, id, act: idOf(act), values: { ...values } })
  await update('user', user, { rights: idOf('role') }, 'give role')
  if (kept === 'fields') await keepFields(twin, put)
  else {
    // Their own alone, as the preset has it, and sheets of them.
    const own = { see: 'own', edit: 'own', delete: 'own', add: true, print: true, import: true }
    await put('roleRight', 'imports', { role: idOf('role'), entity: 'customer', ...own })
  }
  for (const name of ['odd', 'even']) await put('tag', name, { name: `标签 ${name}` })
  const file = await uploaded(chief, `secret of ${twin}`)

  for (const at of some) {
    const isColleagues = kept === 'records' && at > 1
    const secret = secretsOf(kept === 'fields' || isColleagues ? twin : 'a', at)
    const before = isColleagues && (at === 2) === (twin === 'a') ? '阿' : ''
    const named = (word: string) => `${before}${word}${at}${isColleagues ? twin : ''}`
    const owner = isColleagues ? null : user
    await put('customer', `customer ${at}`, { name: named('青竹'), owner, ...secret.customer })
    const customer = idOf(`customer ${at}`)
    await put('contact', `contact ${at}`, { name: named('联系人'), customer, ...secret.contact })
    const case_ = { title: named('渗水'), customer, owner, demand: secret.serviceCase!.demand }
    await put('serviceCase', `case ${at}`, case_)
    await put('interaction', `talk ${at}`, { summary: named('谈过'), customer, owner })
    await put('task', `task ${at}`, { title: named('回电'), customer, owner })
    // What was changed since stands in the history with what it was before.
    const { demand: _, ...later } = secret.serviceCase!
    await update('serviceCase', idOf(`case ${at}`), later, `grade ${at}`)
    const changed = { note: `${String(secret.customer!.note)}二`, attachments: file }
    await update(
      'customer',
      customer,
      kept === 'fields' || isColleagues ? changed : {},
      `note ${at}`,
    )
  }
  await put('survey', 'survey', { name: '年终', asksCsat: true })
  for (const at of some) {
    const isColleagues = kept === 'records' && at > 1
    const customer = idOf(`customer ${at}`)
    const csat = isColleagues && twin === 'a' ? 1 : 4
    await put('surveyResponse', `response ${at}`, { survey: idOf('survey'), customer, csat })
  }
  // Of a colleague's customer somebody may have work of their own, and knows no more of it for that.
  for (const at of kept === 'records' ? [2, 3] : []) {
    const own = { customer: idOf(`customer ${at}`), owner: user }
    await put('task', `own task ${at}`, { title: `送样${at}`, ...own })
    await put('serviceCase', `own case ${at}`, { title: `开片${at}`, ...own })
    await put('interaction', `own talk ${at}`, { summary: `问价${at}`, ...own })
  }
  for (const at of [0, 1]) {
    const isColleagues = kept === 'records' && at === 1
    const { note } = secretsOf(twin, at).customer!
    const gone = { name: `废窑${at}${isColleagues ? twin : ''}`, owner: isColleagues ? null : user }
    await put('customer', `gone ${at}`, { ...gone, ...(kept === 'fields' && { note }) })
    await chief.records.remove({
      entity: 'customer',
      ids: [idOf(`gone ${at}`)],
      act: idOf(`go ${at}`),
    })
  }
  const source = { entity: 'customer', which: { filter: null, except: [] } }
  await put('mailing', 'mailing', { name: '秋信', source: JSON.stringify(source) })
  const secret = secretsOf(kept === 'fields' ? twin : 'a', 0).customer!
  await put('mailingRecipient', 'recipient', {
    mailing: idOf('mailing'),
    customer: idOf('customer 0'),
    name: '青竹0',
    state: 'printed',
    printedAt: 1,
    address: (secret['address'] as { readonly line: string }).line,
  })
  if (kept === 'records') {
    await put('mailingRecipient', 'recipient theirs', {
      ...{ mailing: idOf('mailing'), customer: idOf('customer 3'), name: `青竹3${twin}` },
      ...{ state: 'printed', printedAt: 1, address: `密巷${twin}` },
    })
  }
  const proposed = (at: number, field: string, value: unknown) => ({
    ...{ subject: '青竹', entity: 'customer', record: idOf(`customer ${at}`), field },
    ...{ old: 'null', value: JSON.stringify(value) },
  })
  const { store } = made.host.office
  store.transact({ id: idOf('propose'), source: 'setUp', actor: program }, (tx) => {
    const propose = (name: string, values: AnyValues) =>
      store.create(tx, entities.proposal, idOf(name), values)
    propose('proposal open', proposed(0, 'shortName', '青'))
    propose('proposal field', proposed(0, 'bankAccount', secret['bankAccount']))
    if (kept === 'records') propose('proposal record', proposed(3, 'shortName', `短${twin}`))
  })
  const told = Object.keys(keptFields.customer!).map((name) => `{{customer.${name}}}`)
  const sent = { subject: told.join(''), source: JSON.stringify(source) }
  const servers = { host: '127.0.0.1', login: 'a', fromAddress: 'a@b.example' }
  await put('mailAccount', 'account', { name: '邮箱', ...servers })
  const margins = { left: 20, top: 20, right: 20, bottom: 20 }
  const layout = { page: { width: 210, height: 297 }, flow: margins, items: [] }
  const letter = { kind: 'letter', paper: 'A4', layout: JSON.stringify(layout), body: '青竹' }
  await put('template', 'letter', { name: '秋信', ...letter })
  const mailings = {
    emails: { output: 'email' },
    texts: { output: 'sms' },
    ready: { output: 'email', account: idOf('account'), template: idOf('letter') },
  }
  for (const [name, how] of Object.entries(mailings)) {
    await put('mailing', name, { name, ...how, ...sent })
    const share = { entity: 'mailing', record: idOf(name), user, mayEdit: true }
    await put('recordShare', `share ${name}`, share)
  }
  const share = { entity: 'mailing', record: idOf('mailing'), user, mayEdit: true }
  await put('recordShare', 'share', share)
  await put('savedView', 'view', {
    name: '行家',
    entity: 'customer',
    shared: true,
    definition: JSON.stringify({
      filter: { field: 'creditLimit', op: 'atLeast', value: 5_000_000 },
      sort: { field: 'name', descending: false },
      columns: [],
    }),
  })
  const word = await uploaded(chief, wordFile(line(run(tellingWord))), '信.docx')
  await put('template', 'word letter', {
    ...{ name: '信', kind: 'word', paper: 'A4', word },
    layout: JSON.stringify({
      page: { width: 210, height: 297 },
      flow: { left: 20, top: 20, right: 20, bottom: 20 },
      items: [],
    }),
    wordFields: JSON.stringify({
      ...Object.fromEntries(tellingPaths.map((path) => [path, path])),
      cases: 'cases',
      ...Object.fromEntries(tellingOfCases.map((path) => [`cases › ${path}`, path])),
    }),
  })
  // The last thing, so that nothing else is another moment's: how many there are is a colleague's too.
  if (kept === 'records' && twin === 'b') {
    await put('customer', 'customer 4', { name: '孤窑', owner: null, parent: idOf('customer 0') })
    const more = { customer: idOf('customer 4'), owner: null }
    await put('contact', 'contact 4', { name: '窑主', customer: more.customer })
    await put('serviceCase', 'case 4', { title: '塌窑', ...more })
    await put('task', 'task 4', { title: '看窑', ...more })
    await put('surveyResponse', 'response 4', {
      survey: idOf('survey'),
      customer: more.customer,
      csat: 2,
    })
  }
  const clerk = made.desk()
  await clerk.session.signIn({ login: 'lu', password: account.password })
  /** The field that the administrator writes in: of what is kept another in each office. */
  const writtenIn = twin === 'a' || kept === 'records' ? 'bankAccount' : 'creditLimit'
  return { ...made, host: made.host, chief, clerk, file: file[0]!.id, writtenIn }
}

async function keepFields(
  twin: Twin,
  put: (entity: string, name: string, values: AnyValues) => Promise<unknown>,
) {
  const own = idOf('own field')
  await put('customField', 'own field', {
    label: `密档${twin}`,
    entity: 'customer',
    kind: 'choice',
  })
  const choice = { list: customName(own), code: '是', labelZh: `密语${twin}`, position: 1 }
  await put('dictionary', 'own choice', choice)
  const hidden = { role: idOf('role'), entity: 'customer', field: customName(own), level: 'hidden' }
  await put('roleField', 'own field hidden', hidden)
  for (const [entity, fields] of Object.entries(keptFields)) {
    for (const [field, level] of Object.entries(fields)) {
      await put('roleField', `${entity} ${field}`, { role: idOf('role'), entity, field, level })
    }
  }
}

/** Fields that a letter asks for. */
const paths = (of: string, entity: string) =>
  Object.keys(keptFields[entity]!).map((name) => `${of}.${name}`)
const tellingPaths = [...paths('customer', 'customer'), ...paths('contact', 'contact')]
const tellingOfCases = paths('case', 'serviceCase')
const tellingWord = `${tellingPaths.map((path) => `{${path}}`).join(' ')} {#cases}${tellingOfCases
  .map((path) => `{${path}}`)
  .join(' ')}{/cases}`

async function uploaded(desk: Client, file: string | Buffer, name = '合同.txt') {
  const upload = idOf(`upload ${name}`)
  const content = Buffer.from(file as string).toString('base64')
  await desk.attachments.write({ upload, offset: 0, content })
  return [await desk.attachments.finish({ upload, name, type: 'text/plain' })]
}

export type TwinOffice = Awaited<ReturnType<typeof twinOffice>>
