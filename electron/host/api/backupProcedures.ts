import { actorOf } from '../accounts/people.ts'
import type { BackupFrom } from '../../../shared/api/backup.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { bringBack } from '../backup/bringBack.ts'
import type { ChosenPlace } from '../backup/backupRecord.ts'
import { isBackupName } from '../backup/backupNames.ts'
import { backupState } from '../backup/backupState.ts'
import { placesAt } from '../backup/listBackups.ts'
import { choosePlace } from '../backup/places.ts'
import { pastFile } from '../backup/unpackPast.ts'
import { streamed } from '../backup/streamed.ts'
import type { Writing } from '../database/handle.ts'
import { program } from '../records/access.ts'
import { readSetting, writeSetting, type SettingValues } from '../settings.ts'
import { callerIn, procedures } from './procedures.ts'
import { entityAsked, type CalledBy } from './recordAsked.ts'

/** Backups: how they stand, when and where they are made. */
export const backupProcedures = {
  state: procedures.backup.state.handler(({ context }) => backupState(context.host)),

  list: procedures.backup.list.handler(({ input, context }) => {
    demandMayRestore(context)
    const { office, backups } = context.host
    const install = readSetting(office.reading, 'install') ?? ''
    return backups.run('list', {
      places: placesOf(context, input.from),
      install,
      now: office.clock.now(),
      isPointedAt: typeof input.from === 'object',
    })
  }),

  make: procedures.backup.make.handler(({ context, signal }) =>
    streamed(async (onProgress) => {
      await context.host.backups.make('manual', { onProgress, signal }, actorOf(callerIn(context)))
    }),
  ),

  rehearse: procedures.backup.rehearse.handler(({ context, signal }) =>
    streamed((onProgress) => context.host.backups.rehearse({ onProgress, signal })),
  ),

  preview: procedures.backup.preview.handler(async ({ input, context, signal }) => {
    demandMayRestore(context)
    const asked = await askedBackup(context, input)
    return streamed((onProgress) => context.host.backups.preview(asked, { onProgress, signal }))
  }),

  restore: procedures.backup.restore.handler(async ({ input, context, signal }) => {
    demandMayRestore(context)
    const { host, person } = context
    const by = person ? actorOf(person) : program
    const asked = { ...(await askedBackup(context, input)), keepErased: input.keepErased }
    return streamed(async (onProgress) => {
      await host.backups.restore(asked, host, by, { onProgress, signal })
      // Whoever asked is told first.
      setTimeout(host.restart, 200)
    })
  }),

  open: procedures.backup.open.handler(async ({ input, context, signal }) => {
    const asked = await askedBackup(context, input)
    return streamed((onProgress) => context.host.backups.open(asked, { onProgress, signal }))
  }),

  opened: procedures.backup.opened.handler(({ context }) => context.host.backups.opened),

  close: procedures.backup.close.handler(({ context }) => context.host.backups.shutPast()),

  past: procedures.backup.past.handler(({ input, context, signal }) => {
    const { office, backups } = context.host
    const files = { past: openedFile(context), today: office.file }
    const actor = actorOf(callerIn(context))
    return backups.run('past', { ...input, ...files, actor }, { signal })
  }),

  bringBack: procedures.backup.bringBack.handler(({ input, context }) => {
    const { office, entity, actor } = entityAsked(context, input)
    const act = { id: input.act, source: 'restore', actor } as const
    return bringBack(office, act, { past: openedFile(context), entity, id: input.id })
  }),

  plan: procedures.backup.plan.handler(({ input, context }) => set(context, 'backupPlan', input)),

  keepIn: procedures.backup.keepIn.handler(async ({ input: { path }, context }) => {
    const { backups } = context.host
    const state = choose(context, 'backupPlace', await claimed(context, path, 'backupSecond'))
    // What could not be made is remembered, and told where backups are.
    void backups.make('scheduled').catch(() => undefined)
    return state
  }),

  second: procedures.backup.second.handler(async ({ input: { path }, context }) => {
    const { office, backups } = context.host
    const chosen = await claimed(context, path, 'backupPlace')
    const { second: _second, ...record } = readSetting(office.reading, 'backupRecord') ?? {}
    set(context, 'backupRecord', record)
    const state = choose(context, 'backupSecond', chosen)
    void backups.look()
    return state
  }),

  encrypt: procedures.backup.encrypt.handler(async ({ input: { passphrase }, context }) => {
    const { run } = context.host.backups
    return set(context, 'backupKey', passphrase === null ? null : await run('key', { passphrase }))
  }),
}

/** A folder made a place of backups; it can't be the other one at the same time. */
async function claimed(
  { host: { office, backups } }: CalledBy,
  path: string | null,
  other: 'backupPlace' | 'backupSecond',
): Promise<ChosenPlace | null> {
  if (path === null) return null
  const { dataDir, ids, reading } = office
  const place = await backups.run('claim', { path, dataDir, id: ids() })
  if (place.id !== readSetting(reading, other)?.id) return place
  throw failure('invalid', problem('path', 'backupPlaceTaken'))
}

const choose = (
  context: CalledBy,
  name: 'backupPlace' | 'backupSecond',
  chosen: ChosenPlace | null,
) => change(context, name, (tx) => choosePlace(tx, name, chosen))

const set = <K extends keyof SettingValues>(context: CalledBy, name: K, value: SettingValues[K]) =>
  change(context, name, (tx) => writeSetting(tx, name, value))

/** Writes a setting of the backups, and answers with how they stand then. */
function change(context: CalledBy, name: keyof SettingValues, write: (tx: Writing) => void) {
  const { office } = context.host
  const actor = actorOf(callerIn(context))
  office.store.transact({ id: office.ids(), source: 'interface', actor }, (tx) => {
    write(tx)
    tx.note({ kind: 'settingsChanged', detail: { settings: name } })
    tx.touch('backup', 'state')
  })
  return backupState(context.host)
}

type AskedBackup = {
  readonly from: BackupFrom
  readonly name: string
  readonly passphrase?: string | undefined
}

/** Before the office is set up anybody may put a backup into it, and after that an administrator. */
function demandMayRestore({ host, person }: CalledBy): void {
  if (readSetting(host.office.reading, 'protection') === undefined) return
  if (!person) throw failure('signedOut', problem([], 'signedOut'))
  if (person.role !== 'administrator') throw failure('forbidden', problem([], 'forbidden'))
}

async function askedBackup(context: CalledBy, { from, name, passphrase }: AskedBackup) {
  if (!isBackupName(name)) throw failure('notFound', problem('name', 'notFound'))
  const place = await context.host.backups.run('placeWith', {
    places: placesOf(context, from),
    name,
  })
  return { place, name, passphrase }
}

function openedFile({ host }: CalledBy): string {
  if (!host.backups.opened) throw failure('gone', problem([], 'noBackupOpen'))
  return pastFile(host.office.dataDir)
}

function placesOf({ host }: CalledBy, from: BackupFrom): readonly [string, ...string[]] {
  if (from === 'own') return host.backups.places
  if (from !== 'second') return placesAt(from.path)
  const second = readSetting(host.office.reading, 'backupSecond')
  if (!second) throw failure('notFound', problem('from', 'backupPlaceGone'))
  return [second.path]
}
