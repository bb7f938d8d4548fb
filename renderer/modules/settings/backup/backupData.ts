import { onMounted, shallowRef } from 'vue'
import type { BackupLine, BackupState } from '../../../../shared/api/backup.ts'
import { onChanged } from '../../../changes.ts'
import { client, failureFrom } from '../../../client.ts'
import { toastFailure } from '../../../frame/toasts.ts'

/** How the backups of the office stand, followed as it changes. */
export function useBackups() {
  const state = shallowRef<BackupState | null>(null)
  const lines = shallowRef<readonly BackupLine[] | null>(null)

  async function load(): Promise<void> {
    const [now, all] = await Promise.all([
      client.backup.state(),
      client.backup.list({ from: 'own' }),
    ])
    state.value = now
    lines.value = all
  }
  /** An office that is away for a moment, as during a restore, is asked again when it is back. */
  const again = () =>
    void load().catch((error: unknown) => {
      if (failureFrom(error).kind !== 'gone') toastFailure(error)
    })
  onMounted(again)
  onChanged(['backup'], again)
  return { state, lines }
}
