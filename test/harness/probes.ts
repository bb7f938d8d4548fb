import type { Client } from '../../renderer/connection.ts'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import { compose } from '../../electron/host/printing/forms.ts'
import { printWords } from '../../electron/host/printing/printWords.ts'
import { entities } from '../../shared/entities/registry.ts'
import { readLayout } from '../../shared/printing/layout.ts'
import { totalsOfKind } from '../../shared/totals.ts'
import { asked, filters, guesses, order, secrets, sorts, texts } from './guesses.ts'
import { idOf, keptFields, type TwinOffice } from './twinOffice.ts'

/** Whoever asks, and the office they ask. */
export interface Asker {
  readonly office: TwinOffice
  readonly desk: Client
  readonly user: string
}

export type Probe = (asker: Asker) => Promise<unknown>

export const some = [0, 1, 2, 3]
const names = ['customer', 'contact', 'serviceCase', 'interaction', 'task'] as const
const words = {
  customer: 'customer',
  contact: 'contact',
  serviceCase: 'case',
  interaction: 'talk',
  task: 'task',
}
const own = ['serviceCase', 'interaction', 'task'] as const
const every = [
  ...some.flatMap((at) => names.map((entity) => ({ entity, id: idOf(`${words[entity]} ${at}`) }))),
  // Work of one's own at somebody else's customer.
  ...[2, 3].flatMap((at) =>
    own.map((entity) => ({ entity, id: idOf(`own ${words[entity]} ${at}`) })),
  ),
]
export const list = (desk: Client, entity: string, more: object = {}) =>
  desk.records.list({ entity, sort: order, limit: 50, ...more })

export const sheet = (more: object = {}) => ({
  name: 'guess.csv',
  content: Buffer.from(
    `客户名称,电话,税号,备注\n${secrets.map(({ customer }, at) => `猜 ${at},${String(customer!.phone)},${String(customer!.taxNumber)},${String(customer!.note)}`).join('\n')}`,
  ).toString('base64'),
  ...more,
})

/** The end of a stream. */
export async function outcome(stream: Promise<AsyncIterable<unknown>>): Promise<unknown[]> {
  const told: unknown[] = []
  for await (const each of await stream) told.push(each)
  return told.slice(-1)
}

const print = ({ office, user }: Asker, what: Parameters<typeof compose>[1]) => {
  const actor = actorOf(personWithId(office.host.office, user)!)
  const words = printWords(office.host.office, 'zh-CN')
  return compose({ ...office.host, actor, words, print: '' }, what)
}

/** A letter with all fields in it that are kept, of the recipient and of what hangs on it. */
const tellsAll = {
  name: '打听',
  language: 'zh',
  layout: readLayout(
    JSON.stringify({
      page: { width: 210, height: 297 },
      flow: { left: 20, top: 20, right: 20, bottom: 20 },
      items: [],
    }),
  )!,
  body: [
    ...Object.keys(keptFields.customer!).map((name) => `{{customer.${name}}}`),
    ...Object.keys(keptFields.contact!).map((name) => `{{contact.${name}}}`),
    '{{recipient.address}} {{#if customer.credit = a}}A{{/if}}',
    `{{#each cases}}${Object.keys(keptFields.serviceCase!)
      .map((name) => `{{case.${name}}}`)
      .join(' ')}{{/each}}`,
  ].join('\n'),
} as const

const toWhom = (at: number) => ({
  recipients: [
    {
      customer: idOf(`customer ${at}`),
      contact: idOf(`contact ${at}`),
      address: 'main' as const,
    },
  ],
  copies: 1,
  startAt: 1,
})

export const over = <T>(
  items: readonly T[],
  ask: (asker: Asker, item: T) => Promise<unknown>,
): Probe[] => items.map((item) => (asker) => ask(asker, item))

/** Ways in which each procedure that reads could tell staff what is kept from them. */
export const probes: Readonly<Record<string, readonly Probe[]>> = {
  'alerts.see': [({ desk }) => desk.alerts.see({ case: idOf('case 3') })],
  'alerts.standing': [({ desk }) => desk.alerts.standing()],
  'attachments.read': over(some, ({ desk, office }, at) =>
    desk.attachments.read({
      entity: 'customer',
      record: idOf(`customer ${at}`),
      id: office.file,
      offset: 0,
    }),
  ),
  'consent.standing': [({ desk }) => desk.consent.standing()],
  'consent.of': [
    ({ desk }) =>
      desk.consent.of({ entity: 'customer', records: some.map((at) => idOf(`customer ${at}`)) }),
    ({ desk }) => list(desk, 'proposal'),
    ({ desk }) =>
      list(desk, 'proposal', { filter: { field: 'field', op: 'is', value: 'bankAccount' } }),
    ...over(['open', 'field', 'record'], ({ desk }, which) =>
      desk.records.read({ entity: 'proposal', id: idOf(`proposal ${which}`) }),
    ),
  ],
  'figures.service': [
    ({ desk }) =>
      desk.figures.service({ from: '2026-01-01', to: '2026-12-31', kind: null, department: null }),
  ],
  'importing.rehearse': over(['skip', 'update'] as const, ({ desk }, duplicates) =>
    desk.importing.rehearse(sheet({ duplicates }) as never),
  ),
  'office.lookups': [({ desk }) => desk.office.lookups()],
  'printing.prepare': [
    ...over(some, (asker, at) => print(asker, { form: 'case', id: idOf(`case ${at}`) })),
    (asker) => print(asker, { form: 'case', id: idOf('own case 2') }),
    (asker) => print(asker, { form: 'register' }),
    ...over(
      filters.filter(([entity]) => entity === 'serviceCase'),
      (asker, [, filter]) => print(asker, { form: 'register', filter }),
    ),
    ...over(some, (asker, at) =>
      print(asker, { form: 'letter', id: idOf(`case ${at}`), body: '-' }),
    ),
    ...over(some, (asker, at) =>
      print(asker, { form: 'survey', id: idOf('survey'), customers: [idOf(`customer ${at}`)] }),
    ),
    (asker) => print(asker, { form: 'mailing', id: idOf('ready') }),
    ...over(some, (asker, at) => print(asker, { form: 'draft', draft: tellsAll, ...toWhom(at) })),
    ...over(some, (asker, at) =>
      print(asker, { form: 'template', template: idOf('word letter'), ...toWhom(at) }),
    ),
  ],
  'mailings.check': over(['mailing', 'emails', 'texts'], ({ desk }, name) =>
    outcome(desk.mailings.check({ mailing: idOf(name) })),
  ),
  'sending.rehearse': [({ desk }) => outcome(desk.sending.rehearse({ mailing: idOf('ready') }))],
  'records.asOf': [
    ...over(every, ({ desk, office }, one) =>
      desk.records.asOf({ ...one, at: office.clock.now() }),
    ),
    ...over(every, ({ desk }, one) => desk.records.asOf({ ...one, clock: 1 })),
    ...over(every, async ({ desk }, one) => {
      const { entries } = await desk.records.history({ ...one, limit: 50 } as never)
      return desk.records.asOf({ ...one, clock: entries.at(-1)!.clock })
    }),
  ],
  'records.called': [
    ({ desk }) =>
      desk.records.called({
        entity: 'customer',
        names: [...texts, ...some.flatMap((at) => [`青竹${at}a`, `青竹${at}b`])],
      }),
  ],
  'records.counts': asked.map(
    (entity) =>
      ({ desk }) =>
        desk.records.counts({
          entity,
          filters: filters.flatMap(([of, filter]) => (of === entity ? [filter] : [])).slice(0, 50),
        }),
  ),
  'recycleBin.list': [
    ({ desk }) => desk.recycleBin.list({ limit: 50 }),
    ...over(secrets, ({ desk }, { customer }) =>
      desk.recycleBin.list({ filter: { text: String(customer!['note'] ?? '') } }),
    ),
  ],
  'records.duplicates': [
    ...over(secrets, ({ desk }, { customer }) =>
      desk.records.duplicates({ entity: 'customer', id: idOf('new'), values: { ...customer } }),
    ),
    ...over(secrets, ({ desk }, { contact }) =>
      desk.records.duplicates({ entity: 'contact', id: idOf('new'), values: { ...contact } }),
    ),
  ],
  'records.history': over(every, ({ desk }, one) =>
    desk.records.history({ ...one, limit: 50 } as never),
  ),
  'records.list': [
    // A letter made in Word is another file each time.
    ...Object.keys(entities)
      .filter((entity) => entity !== 'template')
      .map(
        (entity) =>
          ({ desk }: Asker) =>
            list(desk, entity),
      ),
    ({ desk }) =>
      list(desk, 'mailingRecipient', {
        filter: { field: 'address', op: 'contains', value: '密巷' },
      }),
    ...over(filters, ({ desk }, [entity, filter]) => list(desk, entity, { filter })),
    ...over(sorts, ({ desk }, { entity, field }) =>
      list(desk, entity, { sort: { field, descending: false } }),
    ),
    ...over(asked.slice(), ({ desk }, entity) =>
      list(desk, entity, { marks: guesses[entity].slice(0, 8) }),
    ),
    ...over(asked.slice(), ({ desk }, entity) =>
      list(desk, entity, {
        fields: [...Object.keys(entities[entity].fields), 'titleKey', 'recency'],
      }),
    ),
  ],
  'records.place': over(filters, ({ desk }, [entity, filter]) =>
    desk.records.place({ entity, id: idOf(`${entity} 0`), filter, sort: order }),
  ),
  'records.read': over(every, ({ desk }, one) => desk.records.read(one)),
  'records.related': over(every, ({ desk }, one) => desk.records.related(one)),
  'records.shares': over(every, ({ desk }, one) => desk.records.shares(one)),
  'records.size': over(filters, ({ desk }, [entity, filter]) =>
    desk.records.size({ entity, filter, sort: order }),
  ),
  'records.timeline': over(every, ({ desk }, one) =>
    desk.records.timeline({ ...one, before: null, limit: 50 } as never),
  ),
  'records.totals': asked.flatMap((entity) =>
    Object.keys(keptFields[entity]!).flatMap((field) =>
      totalsOfKind[entities[entity].fields[field as never]['kind' as never] as 'text'].map(
        (of) =>
          ({ desk }: Asker) =>
            desk.records.totals({
              entity,
              which: { filter: null, except: [] },
              columns: [{ field, of }],
            }),
      ),
    ),
  ),
  // Parts of what is kept, and what is kept beside what is not, too.
  'search.find': over(
    [
      ...texts,
      ...texts.slice(0, 12).map((text) => `青竹 ${text.slice(0, 5)}`),
      '青竹',
      '渗水',
      '窑',
      'mn',
    ],
    ({ desk }, query) => desk.search.find({ query }),
  ),
  'sending.compose': over(some, ({ desk }, at) =>
    desk.sending.compose({
      mailing: idOf('texts'),
      ...toWhom(at).recipients[0]!,
      address: 'customer',
    }),
  ),
  'sending.composeText': over(some, ({ desk }, at) =>
    desk.sending.composeText({
      text: '{{recipient.name}} {{customer.email}} {{customer.phone}} {{customer.level}} {{contact.mobile}}',
      ...{ gateway: null, advert: false },
      customer: toWhom(at).recipients[0]!.customer,
      contact: toWhom(at).recipients[0]!.contact,
    }),
  ),
  'surveys.figures': [({ desk }) => desk.surveys.figures({ survey: idOf('survey'), from: null })],
  // The last: from here on an administrator is answered as they are.
  'session.viewAs': [({ desk }) => desk.session.viewAs({ user: idOf('lu') })],
}

/** Procedures that tell of nobody's records: one's own password, files on their way in, prints that were set, letters as they were made, what ships, what is sent by. */
export const tellNothing = [
  'attachments.finish',
  'attachments.write',
  'office.regions',
  'printing.docx',
  'printing.zip',
  'printing.drop',
  'printing.page',
  'printing.pdf',
  'printing.printed',
  'printing.proof',
  'printing.readWord',
  'sending.ready',
  'session.changePassword',
  'session.lock',
]
