import {
  ClipboardPen,
  ChartColumn,
  Import,
  Languages,
  Plus,
  Rows3,
  SunMoon,
  type LucideIcon,
} from '@lucide/vue'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { locales } from '../../shared/locales/locale.ts'
import { openNewRecord } from '../records/newRecord.ts'
import { useLookups } from '../lookups.ts'
import { listPath, sectionEntities } from '../sections.ts'
import { useSession } from '../session.ts'
import { theme, themes } from '../theme.ts'
import { locale, many, one, setLocale, t } from '../words.ts'
import { entityIcons, useSections } from './sectionList.ts'
import { lastPathIn } from './lastPaths.ts'
import { shortcuts } from './shortcuts.ts'

/** Something the palette can do. */
export interface Command {
  readonly key: string
  readonly label: string
  readonly icon?: LucideIcon
  /** Its shortcut, shown beside it. */
  readonly keys?: string
  readonly run: () => void
}

/** Everything that can be done from here: what has a shortcut on this page, and what has none. */
export function useCommands() {
  const router = useRouter()
  const session = useSession()
  const { main, foot } = useSections()

  const goTo = computed((): Command[] =>
    [...main.value, ...foot.value].map(({ key, label, icon, path, keys }) => ({
      key: `go-${key}`,
      label,
      icon,
      keys,
      run: () => void router.push(lastPathIn(path)),
    })),
  )

  /** Pages that the rail does not lead to. */
  const pages = computed((): Command[] =>
    session.may('serviceCase', 'see')
      ? [
          {
            key: 'go-figures',
            label: t('figures.title'),
            icon: ChartColumn,
            run: () => void router.push('/service/figures'),
          },
        ]
      : [],
  )

  /** Lists without a section, found by whoever types what they are of. */
  const lists = computed((): Command[] =>
    Object.keys(useLookups().registry)
      .filter((entity) => !sectionEntities.includes(entity) && session.may(entity, 'see'))
      .map((entity) => ({
        key: `list-${entity}`,
        label: t('list.label', { entities: many(entity) }),
        icon: Rows3,
        run: () => void router.push(lastPathIn(listPath(entity))),
      })),
  )

  const create = computed((): Command[] => [
    ...Object.keys(entityIcons)
      .filter((entity) => session.may(entity, 'add'))
      .map((entity) => ({
        key: `new-${entity}`,
        label: t('palette.newRecord', { one: one(entity) }),
        icon: Plus,
        run: () => void openNewRecord(entity),
      })),
    ...(session.may('customer', 'import')
      ? [
          {
            key: 'import',
            label: t('palette.importCustomers'),
            icon: Import,
            run: () => void router.push('/import'),
          },
        ]
      : []),
    ...(session.may('surveyResponse', 'add')
      ? [
          {
            key: 'enterSheets',
            label: t('surveys.enter'),
            icon: ClipboardPen,
            run: () => void router.push('/surveys/enter'),
          },
        ]
      : []),
  ])

  const places = computed(() => new Set([...main.value, ...foot.value].map(({ keys }) => keys)))

  /** Labelled shortcuts of this page; going places has its own group. */
  const here = computed((): Command[] => {
    const found = shortcuts.flatMap((shortcut): Command[] => {
      const keys = typeof shortcut.keys === 'string' ? shortcut.keys : (shortcut.keys[0] ?? '')
      if (!shortcut.label || shortcut.when?.() === false || places.value.has(keys)) return []
      if (keys === 'mod+k') return []
      const run = () => void shortcut.run(new KeyboardEvent('keydown'))
      return [{ key: `do-${keys}`, label: shortcut.label(), keys, run }]
    })
    return [...new Map(found.map((command) => [command.label, command])).values()]
  })

  const looks = computed((): Command[] => [
    ...themes
      .filter((each) => each !== theme.value)
      .map((each) => ({
        key: `theme-${each}`,
        label: t('palette.themeTo', { theme: t(`frame.themes.${each}`) }),
        icon: SunMoon,
        run: () => void (theme.value = each),
      })),
    ...locales
      .filter((each) => each !== locale.value)
      .map((each) => ({
        key: `language-${each}`,
        label: t('palette.languageTo', { language: t(`frame.languages.${each}`) }),
        icon: Languages,
        run: () => setLocale(each),
      })),
  ])

  return { goTo, pages, lists, create, here, looks }
}

/** Commands whose words hold every word of the query, in any order. */
export function commandsFor(query: string, commands: readonly Command[]): Command[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => {
    const said = label.toLocaleLowerCase()
    return wanted.every((word) => said.includes(word))
  })
}
