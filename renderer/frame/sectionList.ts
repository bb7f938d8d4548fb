import {
  Building2,
  CircleCheck,
  Headset,
  MessagesSquare,
  Printer,
  Settings2,
  Stamp,
  Sun,
  Trash2,
  UserRound,
  type LucideIcon,
} from '@lucide/vue'
import { computed } from 'vue'
import { useStandingChanges } from '../modules/consent/standingChanges.ts'
import { listPath } from '../sections.ts'
import { useSession } from '../session.ts'
import { many, t } from '../words.ts'

/** A place in the rail. */
export interface Section {
  readonly key: string
  readonly label: string
  readonly icon: LucideIcon
  readonly path: string
  /** Keys that lead there: `g` and a letter. */
  readonly keys: string
}

/** The sign of each entity that has lists. */
export const entityIcons: Readonly<Record<string, LucideIcon>> = {
  customer: Building2,
  contact: UserRound,
  interaction: MessagesSquare,
  serviceCase: Headset,
  task: CircleCheck,
  mailing: Printer,
}

const letters: Readonly<Record<string, string>> = {
  customer: 'c',
  contact: 'p',
  interaction: 'i',
  serviceCase: 'v',
  task: 't',
  mailing: 'm',
}

/** The sections this person may enter, in the order of the rail. */
export function useSections() {
  const session = useSession()
  const main = computed((): Section[] => [
    { key: 'today', label: t('frame.today'), icon: Sun, path: '/', keys: 'g d' },
    ...Object.keys(entityIcons)
      .filter((entity) => session.may(entity, 'see'))
      .map((entity) => ({
        key: entity,
        label: many(entity),
        icon: entityIcons[entity]!,
        path: listPath(entity),
        keys: `g ${letters[entity]}`,
      })),
  ])
  const consent = useStandingChanges()
  /** Where something waits there is a place for it. */
  const decisions = computed((): Section[] =>
    consent.isWanted
      ? [
          {
            key: 'consent',
            label: t('consent.title'),
            icon: Stamp,
            path: '/consent',
            keys: 'g a',
          },
        ]
      : [],
  )
  const foot = computed((): Section[] => [
    ...decisions.value,
    {
      key: 'recycleBin',
      label: t('frame.recycleBin'),
      icon: Trash2,
      path: '/recycle-bin',
      keys: 'g b',
    },
    {
      key: 'settings',
      label: t('frame.settings'),
      icon: Settings2,
      path: '/settings',
      keys: 'g s',
    },
  ])
  return { main, foot }
}
