import { resolve } from 'node:path'
import type { OfficeFolder } from '../../../shared/api/housekeeping.ts'
import { clearableKinds } from '../../../shared/domain/clearing.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import { stagedFile } from '../backup/stageRestore.ts'
import { streamed } from '../backup/streamed.ts'
import { query } from '../database/query.ts'
import type { Host } from '../host.ts'
import { clearOrphans } from '../housekeeping/clearOrphans.ts'
import { clearRecords } from '../housekeeping/clearRecords.ts'
import { compactHistory } from '../housekeeping/compactHistory.ts'
import type { Orphans } from '../housekeeping/findOrphans.ts'
import { inPhase } from '../housekeeping/inPhase.ts'
import { reindex } from '../housekeeping/reindex.ts'
import { leaving } from '../housekeeping/leaving.ts'
import { sizeOf } from '../housekeeping/moveOffice.ts'
import { whileGrowing } from '../housekeeping/whileGrowing.ts'
import { decidePlace } from '../officePlace.ts'
import { readSetting } from '../settings.ts'
import { callerIn, procedures } from './procedures.ts'
import type { CalledBy } from './recordAsked.ts'

const started = (phase: 'copying' | 'checking') =>
  ({ kind: 'progress', phase, done: 0, of: 0 }) as const
const finished = <T>(result: T) => ({ kind: 'done', result }) as const

/** Looking after the office: whether all of it is as it should be, and what it can do without. */
export const housekeepingProcedures = {
  examine: procedures.housekeeping.examine.handler(({ context, signal }) => {
    const { office, backups } = context.host
    return streamed((onProgress) =>
      backups.run(
        'examine',
        { ...whereOf(context), now: office.clock.now() },
        { onProgress, signal },
      ),
    )
  }),

  facts: procedures.housekeeping.facts.handler(({ context, signal }) =>
    context.host.backups.run('facts', whereOf(context), { signal }),
  ),

  weigh: procedures.housekeeping.weigh.handler(({ input, context, signal }) =>
    context.host.backups.run('weigh', { ...whereOf(context), ...input }, { signal }),
  ),

  compact: procedures.housekeeping.compact.handler(async function* ({ input, context, signal }) {
    const { office, backups } = context.host
    yield started('copying')
    await backups.before('cleanUp', signal)
    const { before } = input
    const { entries } = await backups.run('weigh', { ...whereOf(context), before }, { signal })
    const work = compactHistory(office, actOf(context, input), { before, entries }, signal)
    yield finished({ entries: yield* inPhase('cleaning', work) })
  }),

  orphans: procedures.housekeeping.orphans.handler(({ context, signal }) =>
    streamed(async (onProgress) => {
      const watch = { onProgress, signal }
      const found = await context.host.backups.run('orphans', whereOf(context), watch)
      return { files: found.files.length, references: found.dangling.length + found.leftovers }
    }),
  ),

  clean: procedures.housekeeping.clean.handler(async function* ({ input, context, signal }) {
    const { host } = context
    yield started('copying')
    await host.backups.before('cleanUp', signal)
    yield started('checking')
    let found: Orphans | undefined
    for await (const told of streamed((onProgress) =>
      host.backups.run('orphans', whereOf(context), { onProgress, signal }),
    )) {
      if (told.kind === 'progress') yield told
      else found = told.result
    }
    if (found) yield finished(await clearOrphans(host, actOf(context, input), found))
  }),

  reindex: procedures.housekeeping.reindex.handler(async function* ({ input, context, signal }) {
    const { store, reading, registryEver: registry } = context.host.office
    const act = actOf(context, input)
    yield* inPhase('indexing', reindex({ store, reading, registry }, act, signal))
    yield finished(null)
  }),

  shrink: procedures.housekeeping.shrink.handler(({ context, signal }) => {
    const { host } = context
    const order = whereOf(context)
    const growing = `${stagedFile(order.dataDir)}.part`
    return leaving(host, (onProgress) =>
      whileGrowing(growing, onProgress, (tell) =>
        host.backups.run('shrink', order, { onProgress: tell, signal }),
      ),
    )
  }),

  clear: procedures.housekeeping.clear.handler(async function* ({ input, context, signal }) {
    const { host } = context
    demandName(host, input.name)
    const known = clearableKinds(host.office.registry)
    if (!input.kinds.every((kind) => known.includes(kind))) {
      throw failure('invalid', problem('kinds', 'invalid'))
    }
    yield started('copying')
    await host.backups.before('cleanUp', signal)
    const act = actOf(context, input)
    const work = clearRecords(host.office, act, input.kinds, signal)
    const result = yield* inPhase('clearing', work)
    const found = await host.backups.run('orphans', whereOf(context), { signal })
    await clearOrphans(host, act, found, 0)
    yield finished(result)
  }),

  beginAnew: procedures.housekeeping.beginAnew.handler(({ input, context, signal }) => {
    const { host } = context
    demandName(host, input.name)
    const by = actorOf(callerIn(context))
    return leaving(host, async (onProgress, make) => {
      await make('cleanUp', { onProgress, signal }, by)
      await host.backups.run('anew', whereOf(context))
      return null
    })
  }),

  folder: procedures.housekeeping.folder.handler(({ context }) => folderOf(context.host)),

  move: procedures.housekeeping.move.handler(async function* ({ input, context, signal }) {
    const { host } = context
    const { backups, home } = host
    if (readSetting(host.office.reading, 'movedFrom') !== undefined) {
      throw failure('invalid', problem('path', 'oldFolderKept'))
    }
    const order = { ...whereOf(context), home, to: resolve(input.path) }
    for await (const told of streamed((onProgress) =>
      backups.alone(() => backups.run('belongings', order, { onProgress, signal })),
    )) {
      if (told.kind === 'progress') yield told
    }
    yield* leaving(host, async (onProgress) => {
      await backups.run('move', order, { onProgress, signal })
      decidePlace(home, order.to)
      await backups.run('leave', order.file)
      return null
    })
  }),

  forgetOld: procedures.housekeeping.forgetOld.handler(async ({ context }) => {
    const { host } = context
    const { store, ids, reading } = host.office
    const from = readSetting(reading, 'movedFrom')
    if (from !== undefined) {
      const { dataDir } = host.office
      await host.backups.run('clearMoved', { from, dataDir, home: host.home })
      store.transact(actOf(context, { act: ids() }), (tx) =>
        tx.run(query.deleteFrom('setting').where('name', '=', 'movedFrom')),
      )
    }
    return folderOf(host)
  }),
}

const actOf = (context: CalledBy, { act }: { readonly act: string }) =>
  ({ id: act, source: 'interface', actor: actorOf(callerIn(context)) }) as const

const whereOf = ({ host }: CalledBy) => ({ dataDir: host.office.dataDir, file: host.office.file })

/** Whoever means it types what the office is called. */
function demandName({ office }: Host, typed: string): void {
  if (typed === (readSetting(office.reading, 'officeName') ?? '').trim()) return
  throw failure('invalid', problem('name', 'nameDiffers'))
}

function folderOf({ office }: Host): OfficeFolder {
  const from = readSetting(office.reading, 'movedFrom')
  return {
    path: office.dataDir,
    old: from === undefined ? null : { path: from, bytes: sizeOf(from) },
  }
}
