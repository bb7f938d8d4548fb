import { actorOf } from '../accounts/people.ts'
import { backupState } from '../backup/backupState.ts'
import { streamed } from '../backup/streamed.ts'
import { readSetting, writeSetting, type SettingValues } from '../settings.ts'
import { callerIn, procedures } from './procedures.ts'
import type { CalledBy } from './recordAsked.ts'

/** Backups: how they stand, when and where they are made. */
export const backupProcedures = {
  state: procedures.backup.state.handler(({ context }) => backupState(context.host)),

  list: procedures.backup.list.handler(({ context: { host } }) => {
    const { place, run } = host.backups
    const install = readSetting(host.office.reading, 'install') ?? ''
    return run('list', { place, install, now: host.office.clock.now() })
  }),

  make: procedures.backup.make.handler(({ context, signal }) =>
    streamed((onProgress) => context.host.backups.make('manual', { onProgress, signal })),
  ),

  rehearse: procedures.backup.rehearse.handler(({ context, signal }) =>
    streamed((onProgress) => context.host.backups.rehearse({ onProgress, signal })),
  ),

  plan: procedures.backup.plan.handler(({ input, context }) => set(context, 'backupPlan', input)),

  second: procedures.backup.second.handler(async ({ input: { path }, context }) => {
    const { office, backups } = context.host
    const claimed =
      path === null
        ? null
        : await backups.run('claim', { path, dataDir: office.dataDir, id: office.ids() })
    const { second: _second, ...record } = readSetting(office.reading, 'backupRecord') ?? {}
    set(context, 'backupRecord', record)
    const state = set(context, 'backupSecond', claimed)
    void backups.look()
    return state
  }),

  encrypt: procedures.backup.encrypt.handler(async ({ input: { passphrase }, context }) => {
    const { run } = context.host.backups
    return set(context, 'backupKey', passphrase === null ? null : await run('key', { passphrase }))
  }),
}

/** Writes a setting of the backups, and answers with how they stand then. */
function set<K extends keyof SettingValues>(context: CalledBy, name: K, value: SettingValues[K]) {
  const { office } = context.host
  const actor = actorOf(callerIn(context))
  office.store.transact({ id: office.ids(), source: 'interface', actor }, (tx) => {
    writeSetting(tx, name, value)
    tx.touch('backup', 'state')
  })
  return backupState(context.host)
}
