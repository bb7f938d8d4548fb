import { computed } from 'vue'
import { useLookups } from '../../lookups.ts'
import { useWords } from '../../words.ts'
import type { Mailing } from './mailingData.ts'

/** When a mailing was printed or sent, and by whom, in words. */
export function useWhenAndWho(mailing: () => Mailing) {
  const { locale, speaker } = useWords()
  const lookups = useLookups()
  const when = computed(() =>
    new Intl.DateTimeFormat(locale.value, { dateStyle: 'long', timeStyle: 'short' }).format(
      mailing().printedAt ?? 0,
    ),
  )
  const who = computed(() => {
    const by = mailing().printedBy ?? ''
    return lookups.user(by)?.name ?? speaker().titleOf('user', by)
  })
  return { when, who }
}
