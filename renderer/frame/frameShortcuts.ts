import { nextTick, onScopeDispose } from 'vue'
import { isNavigationFailure, NavigationFailureType, useRouter, type Router } from 'vue-router'
import { useStandingChanges } from '../modules/consent/standingChanges.ts'
import { newSaid, recordSaid, saidKeys } from '../modules/service/recordSaid.ts'
import { useSession } from '../session.ts'
import { t } from '../words.ts'
import { lastPathIn } from './lastPaths.ts'
import { paletteOpen, shortcutSheetOpen } from './paletteState.ts'
import { railCollapsed } from './railState.ts'
import { isPhone } from './screen.ts'
import { useSections } from './sectionList.ts'
import { holdKeys, listenToKeys, releaseKeys, useShortcut } from './shortcuts.ts'
import { redoLast, undoLast } from './toasts.ts'

/** The shortcuts that work on every page. */
export function useFrameShortcuts(): void {
  const router = useRouter()
  const session = useSession()
  const { main, foot } = useSections()
  listenToKeys()
  keepKeysForPages(router)

  const everywhere = { group: 'everywhere' } as const
  useShortcut({
    ...everywhere,
    keys: ['mod+k', '/'],
    label: () => t('frame.shortcuts.search'),
    run: () => void (paletteOpen.value = true),
  })
  // While something is typed only the chord reaches it: a slash is a slash.
  useShortcut({
    keys: 'mod+k',
    whileTyping: true,
    run: () => void (paletteOpen.value = true),
  })
  useShortcut({
    ...everywhere,
    keys: 'mod+z',
    label: () => t('frame.shortcuts.undo'),
    run: () => undoLast(),
  })
  useShortcut({
    ...everywhere,
    keys: ['mod+shift+z', 'mod+y'],
    label: () => t('frame.shortcuts.redo'),
    run: () => redoLast(),
  })
  useShortcut({
    ...everywhere,
    keys: '[',
    label: () => t('frame.shortcuts.collapse'),
    when: () => !isPhone.value,
    run: () => void (railCollapsed.value = !railCollapsed.value),
  })
  useShortcut({
    ...everywhere,
    keys: '?',
    label: () => t('frame.shortcuts.sheet'),
    run: () => void (shortcutSheetOpen.value = true),
  })
  for (const kind of ['complaint', 'feedback', 'suggestion'] as const) {
    useShortcut({
      ...everywhere,
      keys: saidKeys[kind],
      label: () => newSaid(kind),
      when: () => session.person !== null && session.may('serviceCase', 'add'),
      run: () => recordSaid(kind),
    })
  }
  const consent = useStandingChanges()
  useShortcut({
    ...everywhere,
    keys: 'g a',
    label: () => t('frame.shortcuts.goTo', { section: t('consent.title') }),
    when: () => consent.isWanted,
    run: () => void router.push('/consent'),
  })
  for (const section of [...main.value, ...foot.value].filter(({ key }) => key !== 'consent')) {
    const said = () =>
      [...main.value, ...foot.value].find(({ key }) => key === section.key)?.label ?? ''
    useShortcut({
      ...everywhere,
      keys: section.keys,
      label: () => t('frame.shortcuts.goTo', { section: said() }),
      when: () => session.person !== null,
      run: () => void router.push(lastPathIn(section.path)),
    })
  }
}

/** Who goes to a page and presses a key at once means that page, however long it takes to come. */
function keepKeysForPages(router: Router): void {
  const ends = [
    router.beforeEach(() => holdKeys()),
    router.afterEach((_to, _from, failure) => {
      // Given up for another page, which is still on its way.
      if (!isNavigationFailure(failure, NavigationFailureType.cancelled)) void nextTick(releaseKeys)
    }),
    router.onError(() => void releaseKeys()),
    () => void releaseKeys(),
  ]
  onScopeDispose(() => ends.forEach((end) => end()))
}
