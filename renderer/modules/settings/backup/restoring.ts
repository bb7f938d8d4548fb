import { computed, ref, shallowRef } from 'vue'
import type { BackupFrom, RestorePreview } from '../../../../shared/api/backup.ts'
import { client, failureFrom } from '../../../client.ts'
import { failureText } from '../../../words.ts'
import { useBackupWork } from './backupWork.ts'
import { officeReopened } from './reopened.ts'

/** A backup that somebody thinks of restoring. */
export interface Restoring {
  readonly from: BackupFrom
  readonly name: string
}

/** The way from a backup to the office as it was: looked at, decided, and open again. */
export function useRestoring(asked: Restoring) {
  const work = useBackupWork()
  const step = ref<'looking' | 'locked' | 'shown' | 'restoring' | 'opening' | 'failed'>('looking')
  const preview = shallowRef<RestorePreview | null>(null)
  const passphrase = ref('')
  const wrong = ref('')

  const backup = computed(() => ({
    ...asked,
    ...(passphrase.value && { passphrase: passphrase.value }),
  }))

  function refused(error: unknown): void {
    const { problems } = failureFrom(error)
    const isLocked = problems.some(({ key }) =>
      ['backupLocked', 'backupKeyNeeded', 'wrongPassphrase'].includes(key),
    )
    const isFirst = problems.some(({ key }) => key === 'backupLocked')
    step.value = isLocked ? 'locked' : 'failed'
    wrong.value = isFirst ? '' : problems.map(failureText).join(' ')
  }

  async function look(): Promise<void> {
    step.value = 'looking'
    wrong.value = ''
    const outcome = await work.run((signal) => client.backup.preview(backup.value, { signal }))
    if (outcome.kind === 'failed') return refused(outcome.error)
    if (outcome.kind === 'stopped') return
    preview.value = outcome.result ?? null
    step.value = 'shown'
  }

  async function restore(keepErased: boolean): Promise<void> {
    step.value = 'restoring'
    const outcome = await work.run((signal) =>
      client.backup.restore({ ...backup.value, keepErased }, { signal }),
    )
    if (outcome.kind === 'failed') return refused(outcome.error)
    if (outcome.kind === 'stopped') return void (step.value = 'shown')
    step.value = 'opening'
    await officeReopened()
    // Nothing that this page has read is true any more.
    location.assign('/')
  }

  return { work, step, preview, passphrase, wrong, look, restore }
}
