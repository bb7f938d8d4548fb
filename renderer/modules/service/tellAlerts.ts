import { watch } from 'vue'
import { useRouter } from 'vue-router'
import type { StandingAlert } from '../../../shared/api/alerts.ts'
import { toast } from '../../frame/toasts.ts'
import { remembered } from '../../remembered.ts'
import { recordPath } from '../../sections.ts'
import { t } from '../../words.ts'
import { alertWords } from './alertWords.ts'
import { useCaseAlerts } from './caseAlerts.ts'
import { notify } from './notifications.ts'

/** Alerts that this device remembers to have told: more than stand at once. */
const mostTold = 500

/** Tells the person of cases near their limit or over it as they come up: once each on this device, and several with one message. */
export function tellCaseAlerts(): void {
  const alerts = useCaseAlerts()
  const router = useRouter()
  const told = remembered<readonly string[]>('laike.alerts.told', [], Array.isArray)

  const openCase = ({ row }: StandingAlert) => router.push(recordPath('serviceCase', row.id))
  /** The first screen has them all, one's own and those that were brought before one. */
  const openAll = () => router.push('/')

  watch(
    () => alerts.standing,
    (standing) => {
      const fresh = standing.filter(({ id }) => !told.value.includes(id))
      const [first] = fresh
      if (!first) return
      told.value = [...fresh.map(({ id }) => id), ...told.value].slice(0, mostTold)
      const alone = fresh.length === 1
      const text = alone ? alertWords(first) : t('service.alerts.several', { count: fresh.length })
      const open = () => void (alone ? openCase(first) : openAll())
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
