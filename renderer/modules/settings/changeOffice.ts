import { client } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { t } from '../../words.ts'

type Changes = Parameters<typeof client.office.change>[0]

/** Changes the office and offers the way back, which is another change: the office is no record. */
export async function changeOffice(next: Changes, before: Changes, field: string): Promise<void> {
  const session = useSession()
  await session.enter(await client.office.change(next))
  toast({
    text: t('settings.saved', { field }),
    action: {
      label: t('frame.undo'),
      run: () =>
        void client.office
          .change(before)
          .then((state) => session.enter(state))
          .catch(toastFailure),
    },
  })
}
