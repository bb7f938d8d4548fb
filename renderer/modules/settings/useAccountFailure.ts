import { useRouter } from 'vue-router'
import { failureFrom } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { failureText, useWords } from '../../words.ts'

/** Says why an account can't be changed; where the office would hang on one password, with the way to a recovery key. */
export function useAccountFailure() {
  const router = useRouter()
  const { t } = useWords()
  return (error: unknown): void => {
    const hanging = failureFrom(error).problems.find(({ key }) => key === 'twoOpeners')
    if (!hanging) return toastFailure(error)
    const run = () => void router.push('/settings/encryption')
    toast({
      text: failureText(hanging),
      tone: 'danger',
      action: { label: t('encryption.recovery'), run },
    })
  }
}
