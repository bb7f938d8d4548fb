import { actorOf } from '../accounts/people.ts'
import { demand } from '../records/access.ts'
import { entityIn, recordIn } from '../records/asked.ts'
import { changeEach, changeMany } from '../records/changeMany.ts'
import { duplicatesOf } from '../records/duplicates.ts'
import { historyOf } from '../records/history.ts'
import { clockBy, stateAt } from '../records/pastState.ts'
import { demandPair, mergeRecords } from '../records/mergeRecords.ts'
import { putBack } from '../records/putBack.ts'
import { shownEntry, shownRow } from '../records/shown.ts'
import { mentioned } from '../records/timeline.ts'
import { sameValue } from '../records/rows.ts'
import { restoreRecords } from '../records/restoreRecords.ts'
import { sharesOf } from '../records/sharesOf.ts'
import { titlesFor } from '../records/titles.ts'
import { readWhole } from '../records/visible.ts'
import { undoAct } from '../records/undo.ts'
import { callerIn, procedures } from './procedures.ts'
import { askBeside, entityAsked, recordAsked, type CalledBy } from './recordAsked.ts'

/** Records of any entity; who may do what with them is for the store and the readings to say. */
export const recordProcedures = {
  read: procedures.records.read.handler(({ input, context }) => {
    const { office, actor, entity, row } = recordAsked(context, input)
    return { row, titles: titlesFor(office, actor, [{ entity, row }]) }
  }),

  shares: procedures.records.shares.handler(({ input, context }) => {
    const { office, row } = recordAsked(context, input)
    return sharesOf(office.reading, row.id)
  }),

  list: procedures.records.list.handler((call) => askBeside(call, 'page')),

  size: procedures.records.size.handler((call) => askBeside(call, 'size')),

  place: procedures.records.place.handler((call) => askBeside(call, 'place')),

  // Each by itself: a list on the screen is counted between two tabs.
  counts: procedures.records.counts.handler(async (call) => {
    const counted = call.input.filters.map((filter) =>
      askBeside({ ...call, input: { ...call.input, filters: [filter] } }, 'counts'),
    )
    return (await Promise.all(counted)).flat()
  }),

  totals: procedures.records.totals.handler(async (call) => {
    const input = { ...call.input, run: call.context.host.office.ids() }
    for (;;) {
      // In steps, so that whoever types or scrolls meanwhile is answered; they end when nobody waits any more.
      const figures = await askBeside({ ...call, input }, 'totals')
      if (figures) return figures
    }
  }),

  create: procedures.records.create.handler(({ input, context }) => {
    const { office, actor, entity } = entityAsked(context, input)
    return office.store.transact(actOf(context, input), (tx) =>
      shownRow(actor, entity, office.store.create(tx, entity, input.id, input.values)),
    )
  }),

  createTogether: procedures.records.createTogether.handler(({ input, context }) => {
    const { office } = context.host
    const act = actOf(context, input)
    return office.store.transact(act, (tx) =>
      input.records.map(({ entity: name, id, values }) => {
        const entity = entityIn(office, act.actor, name)
        return shownRow(act.actor, entity, office.store.create(tx, entity, id, values))
      }),
    )
  }),

  update: procedures.records.update.handler(({ input, context }) => {
    const { office, actor, entity } = entityAsked(context, input)
    return office.store.transact(actOf(context, input), (tx) => {
      const after = office.store.update(tx, entity, input.id, input.values, input.seen)
      return shownRow(actor, entity, after)
    })
  }),

  remove: procedures.records.remove.handler(({ input, context }) => {
    const { office, entity } = entityAsked(context, input)
    const ids = new Set(input.ids)
    office.store.transact(actOf(context, input), (tx) => {
      for (const id of ids) office.store.remove(tx, entity, id)
    })
    return { removed: ids.size }
  }),

  bulk: procedures.records.bulk.handler(({ input, context, signal }) => {
    const { entity } = entityAsked(context, input)
    return changeMany(context.host, actOf(context, input), { ...input, entity }, signal)
  }),

  changeEach: procedures.records.changeEach.handler(({ input, context, signal }) => {
    const { office, entity } = entityAsked(context, input)
    return changeEach(office, actOf(context, input), { ...input, entity }, signal)
  }),

  called: procedures.records.called.handler((call) => askBeside(call, 'called')),

  restore: procedures.records.restore.handler(async ({ input, context }) => {
    const { office, entity } = entityAsked(context, input)
    await restoreRecords(office, actOf(context, input), [{ entity, id: input.id }])
    return recordAsked(context, input).row
  }),

  merge: procedures.records.merge.handler(async ({ input, context, signal }) => {
    const { office, actor, entity } = entityAsked(context, input)
    demandPair(office.reading, office, actor, entity, input)
    await context.host.backups.before('merge', signal)
    const act = { ...actOf(context, input), source: 'merge', many: true } as const
    return office.store.transact(act, (tx) =>
      shownRow(actor, entity, mergeRecords(tx, office, entity, input)),
    )
  }),

  undo: procedures.records.undo.handler(({ input, context, signal }) =>
    undoAct(context.host.office, { ...actOf(context, input), source: 'undo' }, input.undo, signal),
  ),

  history: procedures.records.history.handler(({ input, context }) => {
    const { office, actor, entity, row } = recordAsked(context, input)
    const { reading, registry } = office
    const { entries: all, next } = historyOf(reading, row.id, input)
    const entries = all.flatMap((entry) => shownEntry(actor, registry, entry) ?? [])
    const told = entries.map((change) => ({ kind: 'change', at: change.at, change }) as const)
    const titles = titlesFor(office, actor, mentioned(registry, entity, told))
    return { entries, titles, next }
  }),

  asOf: procedures.records.asOf.handler(({ input, context }) => {
    const { office, actor } = entityAsked(context, input)
    const { reading, rules, registryEver } = office
    const desk = { reading, rules, registry: registryEver }
    const { entity } = recordIn(desk, actor, input)
    const whole = registryEver[entity.name]!
    const row = readWhole(reading, whole, rules[whole.name], actor, input.id)!
    const clock = input.clock ?? clockBy(reading, row.id, input.at ?? office.clock.now())
    const then = stateAt(reading, whole, row, clock)
    const past = then.row
    const differing = past
      ? Object.keys(entity.fields).filter((name) => !sameValue(past[name], row[name]))
      : []
    const shown = [row, ...(past ? [past] : [])].map((each) => shownRow(actor, whole, each))
    const titles = titlesFor(
      desk,
      actor,
      shown.map((each) => ({ entity, row: each })),
    )
    return { ...then, row: shown[1] ?? null, titles, differing }
  }),

  putBack: procedures.records.putBack.handler(({ input, context }) => {
    const { office } = context.host
    const act = { ...actOf(context, input), source: 'history' } as const
    const { rules, registry, store } = office
    return store.transact(act, (tx) => {
      const about = recordIn({ reading: tx, rules, registry }, act.actor, input)
      const back = putBack(tx, store, about, input)
      return { ...back, row: shownRow(act.actor, about.entity, back.row) }
    })
  }),

  timeline: procedures.records.timeline.handler((call) => askBeside(call, 'timeline')),

  duplicates: procedures.records.duplicates.handler(({ input, context }) => {
    const { office, entity, actor } = entityAsked(context, input)
    demand(actor, entity, 'see')
    return duplicatesOf(office, actor, entity, input.id, input.values)
  }),

  related: procedures.records.related.handler((call) => askBeside(call, 'related')),
}

const actOf = (context: CalledBy, input: { readonly act: string }) =>
  ({ id: input.act, source: 'interface', actor: actorOf(callerIn(context)) }) as const
