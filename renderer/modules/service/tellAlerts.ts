import { watch } from 'vue'
import { useRouter } from 'vue-router'
import type { StandingAlert } from '../../../shared/api/alerts.ts'
import { toast } from '../../frame/toasts.ts'
import { writeListAddress } from '../../records/list/listUrl.ts'
import { listPath, recordPath } from '../../sections.ts'
import { t } from '../../words.ts'
import { alertWords } from './alertWords.ts'
import { useCaseAlerts } from './caseAlerts.ts'
import { notify } from './notifications.ts'

/** Tells the person of cases near their limit or over it as they come up: once each, and several with one message. */
export function tellCaseAlerts(): void {
  const alerts = useCaseAlerts()
  const router = useRouter()
  const told = new Set<string>()

  const openCase = ({ row }: StandingAlert) => router.push(recordPath('serviceCase', row.id))
  const openList = () =>
    router.push({ path: listPath('serviceCase'), query: writeListAddress({ view: 'open' }) })

  watch(
    () => alerts.standing,
    (standing) => {
      const fresh = standing.filter(({ id }) => !told.has(id))
      for (const { id } of fresh) told.add(id)
      const [first] = fresh
      if (!first) return
      const alone = fresh.length === 1
      const text = alone ? alertWords(first) : t('service.alerts.several', { count: fresh.length })
      const open = () => void (alone ? openCase(first) : openList())
      const isLate = fresh.some(({ level }) => level !== 'warning')
      toast({
        text,
        action: { label: t('service.alerts.open'), run: open },
        ...(isLate && { tone: 'danger' as const }),
      })
      notify({ text, tag: fresh.map(({ id }) => id).join(), open })
    },
    { immediate: true },
  )
}
