import {
  BookA,
  Building2,
  CalendarClock,
  CircleUser,
  Columns3,
  DatabaseBackup,
  LockKeyhole,
  Mail,
  MapPin,
  Blocks,
  Network,
  Printer,
  MessageSquareText,
  Route,
  Ruler,
  Stethoscope,
  ScrollText,
  ShieldCheck,
  ListTree,
  Tags,
  Send,
  Timer,
  Users,
  type LucideIcon,
} from '@lucide/vue'
import { computed, defineAsyncComponent, type Component } from 'vue'
import { useSession } from '../../session.ts'

/** A page of the settings. */
export interface SettingsSection {
  readonly key:
    | 'account'
    | 'office'
    | 'accounts'
    | 'rights'
    | 'departments'
    | 'tags'
    | 'customFields'
    | 'dictionaries'
    | 'regions'
    | 'senders'
    | 'sending'
    | 'printers'
    | 'papers'
    | 'workingTime'
    | 'causes'
    | 'caseWay'
    | 'templates'
    | 'targets'
    | 'journal'
    | 'backup'
    | 'encryption'
    | 'housekeeping'
    | 'sample'
  readonly group: 'you' | 'officeGroup' | 'serviceGroup' | 'lists'
  readonly icon: LucideIcon
  /** Only administrators come in. */
  readonly administrators: boolean
  readonly page: Component
}

const page = (load: () => Promise<{ default: Component }>) => defineAsyncComponent(load)

const all: readonly SettingsSection[] = [
  {
    key: 'account',
    group: 'you',
    icon: CircleUser,
    administrators: false,
    page: page(() => import('./AccountSection.vue')),
  },
  {
    key: 'office',
    group: 'officeGroup',
    icon: Building2,
    administrators: true,
    page: page(() => import('./OfficeSection.vue')),
  },
  {
    key: 'accounts',
    group: 'officeGroup',
    icon: Users,
    administrators: true,
    page: page(() => import('./AccountsSection.vue')),
  },
  {
    key: 'rights',
    group: 'officeGroup',
    icon: ShieldCheck,
    administrators: true,
    page: page(() => import('./rights/RightsSection.vue')),
  },
  {
    key: 'departments',
    group: 'officeGroup',
    icon: Network,
    administrators: true,
    page: page(() => import('./DepartmentsSection.vue')),
  },
  {
    key: 'senders',
    group: 'officeGroup',
    icon: Mail,
    administrators: true,
    page: page(() => import('./SendersSection.vue')),
  },
  {
    key: 'sending',
    group: 'officeGroup',
    icon: Send,
    administrators: true,
    page: page(() => import('./sending/SendingSection.vue')),
  },
  {
    key: 'printers',
    group: 'officeGroup',
    icon: Printer,
    administrators: false,
    page: page(() => import('./printers/PrintersSection.vue')),
  },
  {
    key: 'papers',
    group: 'officeGroup',
    icon: Ruler,
    administrators: false,
    page: page(() => import('./printers/PapersSection.vue')),
  },
  {
    key: 'workingTime',
    group: 'officeGroup',
    icon: CalendarClock,
    administrators: false,
    page: page(() => import('./WorkingTimeSection.vue')),
  },
  {
    key: 'journal',
    group: 'officeGroup',
    icon: ScrollText,
    administrators: true,
    page: page(() => import('./journal/JournalSection.vue')),
  },
  {
    key: 'backup',
    group: 'officeGroup',
    icon: DatabaseBackup,
    administrators: true,
    page: page(() => import('./BackupSection.vue')),
  },
  {
    key: 'encryption',
    group: 'officeGroup',
    icon: LockKeyhole,
    administrators: true,
    page: page(() => import('./encryption/EncryptionSection.vue')),
  },
  {
    key: 'housekeeping',
    group: 'officeGroup',
    icon: Stethoscope,
    administrators: true,
    page: page(() => import('./HousekeepingSection.vue')),
  },
  {
    key: 'sample',
    group: 'officeGroup',
    icon: Blocks,
    administrators: true,
    page: page(() => import('./SampleSection.vue')),
  },
  {
    key: 'causes',
    group: 'serviceGroup',
    icon: ListTree,
    administrators: true,
    page: page(() => import('./CausesSection.vue')),
  },
  {
    key: 'caseWay',
    group: 'serviceGroup',
    icon: Route,
    administrators: true,
    page: page(() => import('./CaseWaySection.vue')),
  },
  {
    key: 'targets',
    group: 'serviceGroup',
    icon: Timer,
    administrators: false,
    page: page(() => import('./TargetsSection.vue')),
  },
  {
    key: 'templates',
    group: 'serviceGroup',
    icon: MessageSquareText,
    administrators: true,
    page: page(() => import('./TemplatesSection.vue')),
  },
  {
    key: 'tags',
    group: 'lists',
    icon: Tags,
    administrators: false,
    page: page(() => import('./TagsSection.vue')),
  },
  {
    key: 'customFields',
    group: 'lists',
    icon: Columns3,
    administrators: false,
    page: page(() => import('./CustomFieldsSection.vue')),
  },
  {
    key: 'dictionaries',
    group: 'lists',
    icon: BookA,
    administrators: true,
    page: page(() => import('./DictionariesSection.vue')),
  },
  {
    key: 'regions',
    group: 'lists',
    icon: MapPin,
    administrators: false,
    page: page(() => import('./RegionsSection.vue')),
  },
]

const groups = ['you', 'officeGroup', 'serviceGroup', 'lists'] as const

/** The settings this person may enter, group by group. */
export function useSettingsSections() {
  const session = useSession()
  const sections = computed(() =>
    all.filter(({ administrators }) => session.administrator || !administrators),
  )
  const grouped = computed(() =>
    groups
      .map((group) => ({ group, sections: sections.value.filter((each) => each.group === group) }))
      .filter((each) => each.sections.length > 0),
  )
  return { sections, grouped }
}
