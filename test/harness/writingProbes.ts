import { filters, secrets } from './guesses.ts'
import { list, outcome, over, sheet, some, type Probe } from './probes.ts'
import { idOf } from './twinOffice.ts'

let acts = 0
const act = () => idOf(`act ${(acts += 1)}`)

/** Counts acts from the beginning, so that two offices go through the same ones. */
export const beginActs = () => (acts = 0)

/** One that may be seen, one of a colleague's customer in the same mailing, and one that is not there. */
const recipients = ['recipient', 'recipient theirs', 'none']

/** Ways in which what writes could tell what is kept; asked last, since they change what is there. */
export const writingProbes: Readonly<Record<string, readonly Probe[]>> = {
  'consent.decide': over(['open', 'field', 'record'], ({ desk }, which) =>
    desk.consent.decide({
      proposals: [{ id: idOf(`proposal ${which}`), value: '青', now: null }],
      approve: true,
      act: act(),
    }),
  ),
  'consent.withdraw': over(['open', 'field', 'record'], ({ desk }, which) =>
    desk.consent.withdraw({ ids: [idOf(`proposal ${which}`)], act: act() }),
  ),
  'consent.see': [({ desk }) => desk.consent.see({ ids: [idOf('proposal field')] })],
  'journal.copied': [({ desk }) => desk.journal.copied({ entity: 'customer', count: 1 })],
  'journal.exported': [({ desk }) => desk.journal.exported({ mailing: idOf('mailing'), count: 1 })],
  'mailings.record': [
    ({ desk }) => outcome(desk.mailings.record({ mailing: idOf('mailing'), act: act() })),
    ({ desk }) => list(desk, 'mailingRecipient'),
  ],
  'mailings.cameBack': over(recipients, ({ desk }, name) =>
    desk.mailings.cameBack({ recipient: idOf(name), on: '2026-11-23', act: act() }),
  ),
  'sending.start': [
    ({ desk }) => outcome(desk.sending.start({ mailing: idOf('texts'), act: act() })),
    ({ desk }) => list(desk, 'mailingRecipient'),
  ],
  'sending.steer': [
    ({ desk }) => desk.sending.steer({ mailing: idOf('texts'), act: act(), order: 'cancel' }),
    ({ desk }) => list(desk, 'mailingRecipient'),
  ],
  'sending.bounced': over(recipients, ({ desk }, name) =>
    desk.sending.bounced({ recipient: idOf(name), on: '2026-11-23', act: act() }),
  ),
  'records.putBack': over(some, async ({ desk }, at) => {
    const one = { entity: 'customer', id: idOf(`customer ${at}`) }
    const { entries } = await desk.records.history({ ...one, limit: 50 } as never)
    return desk.records.putBack({ ...one, act: act(), clock: entries.at(-1)!.clock })
  }),
  'records.update': [
    ...over(secrets, ({ desk }, { customer }) =>
      desk.records.update({
        entity: 'customer',
        id: idOf('customer 0'),
        act: act(),
        values: { ...customer },
      }),
    ),
    ...over(secrets, ({ desk }, { customer }) =>
      desk.records.update({
        entity: 'customer',
        id: idOf('customer 0'),
        act: act(),
        values: { shortName: `短 ${acts}` },
        seen: { ...customer, shortName: null },
      }),
    ),
    ({ desk }) =>
      desk.records.update({
        entity: 'customer',
        id: idOf('customer 3'),
        act: act(),
        values: { shortName: '别人的' },
      }),
  ],
  'records.create': over(secrets, ({ desk }, { customer }) =>
    desk.records.create({
      entity: 'customer',
      id: idOf(`created ${(acts += 1)}`),
      act: act(),
      values: { name: '新客户', taxNumber: customer!.taxNumber },
    }),
  ),
  'records.createTogether': [
    ({ desk }) =>
      desk.records.createTogether({
        act: act(),
        records: [
          { entity: 'task', id: idOf('t1'), values: { title: '问', customer: idOf('customer 3') } },
        ],
      }),
  ],
  'records.bulk': [
    ...over(filters.slice(0, 40), ({ desk }, [entity, filter]) =>
      outcome(
        desk.records.bulk({
          entity,
          act: act(),
          which: { filter, except: [] },
          work: {
            do: 'set',
            values: entity === 'serviceCase' ? { product: '壶' } : { position: '岗' },
          },
        }),
      ),
    ),
    ...over(secrets, ({ desk }, { customer }) =>
      outcome(
        desk.records.bulk({
          entity: 'customer',
          act: act(),
          which: { filter: null, except: [] },
          work: { do: 'set', values: { note: customer!.note } },
        }),
      ),
    ),
    ({ desk }) =>
      outcome(
        desk.records.bulk({
          entity: 'customer',
          act: act(),
          which: { filter: null, except: [] },
          work: { do: 'tag', add: [idOf('odd')], remove: [] },
        }),
      ),
  ],
  'records.changeEach': over(secrets, ({ desk }, { customer }) =>
    outcome(
      desk.records.changeEach({
        entity: 'customer',
        act: act(),
        changes: some.map((at) => ({
          id: idOf(`customer ${at}`),
          values: { bankAccount: customer!.bankAccount },
          seen: { ...customer },
        })),
        creates: [],
      }),
    ),
  ),
  'records.undo': over(some, ({ desk }, at) =>
    outcome(desk.records.undo({ act: act(), undo: idOf(`note ${at}`) })),
  ),
  'records.merge': over([3, 2], async ({ desk }, at) => {
    const [keep, from] = [idOf('customer 0'), idOf(`customer ${at}`)] as const
    const seenOf = async (id: string) =>
      (await desk.records.read({ entity: 'customer', id })).row.updatedAt
    const seen = { keep: await seenOf(keep), from: at === 3 ? 0 : await seenOf(from) }
    const merged = { entity: 'customer', keep, from, picks: {}, seen, act: act() }
    return [await desk.records.merge(merged), await list(desk, 'contact')]
  }),
  'records.remove': [
    ({ desk }) =>
      desk.records.remove({ entity: 'customer', ids: [idOf('customer 3')], act: act() }),
    ({ desk }) =>
      desk.records.remove({ entity: 'customer', ids: [idOf('customer 1')], act: act() }),
    ({ desk }) => desk.recycleBin.list({ limit: 50 }),
  ],
  'records.restore': [
    ({ desk }) => desk.records.restore({ entity: 'customer', id: idOf('customer 1'), act: act() }),
    ({ desk }) => desk.records.restore({ entity: 'customer', id: idOf('customer 3'), act: act() }),
  ],
  'presence.stand': [
    ...over(some, ({ desk }, at) =>
      desk.presence.stand({
        window: idOf('window'),
        at: { entity: 'customer', id: idOf(`customer ${at}`) },
      }),
    ),
    async ({ desk, office }) => {
      const stop = new AbortController()
      const at = { entity: 'customer', id: idOf('customer 0') }
      for (const [who, window] of [
        [office.chief, 'theirs'],
        [desk, 'own'],
      ] as const) {
        await (await who.changes.watch({ window: idOf(window) }, { signal: stop.signal })).next()
      }
      const theirs = { window: idOf('theirs'), at: { ...at, field: office.writtenIn } }
      await office.chief.presence.stand(theirs)
      const present = await desk.presence.stand({ window: idOf('own'), at })
      stop.abort()
      return present
    },
  ],
  'recycleBin.restore': over(['customer 1', 'gone 1', 'gone 0'], ({ desk }, name) =>
    desk.recycleBin.restore({ act: act(), records: [{ entity: 'customer', id: idOf(name) }] }),
  ),
  'importing.run': [({ desk }) => outcome(desk.importing.run({ ...sheet(), act: act() } as never))],
  'changes.watch': [
    async ({ desk, office }) => {
      const stop = new AbortController()
      const stream = await desk.changes.watch(undefined, { signal: stop.signal })
      await stream.next()
      await office.chief.records.update({
        entity: 'customer',
        id: idOf('customer 2'),
        act: act(),
        values: { note: '又改' },
      })
      const { value } = await stream.next()
      stop.abort()
      return value
    },
  ],
}
