import { createRouter, createWebHistory, loadRouteLocation, type RouteRecordRaw } from 'vue-router'
import { listPath, otherLists, sectionEntities } from './sections.ts'
import { useSession } from './session.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown without the frame: first run and signing in. */
    readonly bare?: boolean
    /** Entity whose list or record this is. */
    readonly entity?: string
  }
}

const id = ':id([0-9a-f]{8}-[0-9a-f-]{27})'

const recordPage = () => import('./records/RecordPage.vue')
/** Entities whose records have a page of another kind. */
const ownPages: Readonly<Record<string, () => Promise<unknown>>> = {
  mailing: () => import('./modules/mailings/MailingPage.vue'),
}

const lists = sectionEntities.flatMap((entity): RouteRecordRaw[] => [
  {
    path: listPath(entity),
    name: entity,
    meta: { entity },
    component: () => import('./records/list/ListPage.vue'),
  },
  {
    path: `${listPath(entity)}/${id}`,
    name: `${entity}Page`,
    meta: { entity },
    component: ownPages[entity] ?? recordPage,
    props: ({ params }) => ({ entity, id: params['id'] }),
  },
])

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'today', component: () => import('./modules/today/TodayPage.vue') },
  {
    path: `${listPath('serviceCase')}/figures`,
    name: 'serviceFigures',
    component: () => import('./modules/service/figures/CaseFiguresPage.vue'),
  },
  ...lists,
  {
    path: `${otherLists}/:entity`,
    name: 'list',
    component: () => import('./records/list/ListPage.vue'),
    // One list has one address.
    beforeEnter: ({ params, path, query }) => {
      const own = listPath(String(params['entity']))
      return own === path || { path: own, query }
    },
  },
  {
    path: `${otherLists}/:entity/${id}`,
    name: 'listPage',
    component: recordPage,
    props: true,
  },
  {
    path: '/import',
    name: 'import',
    component: () => import('./modules/importing/ImportPage.vue'),
  },
  {
    path: '/surveys/enter',
    name: 'enterSheets',
    component: () => import('./modules/surveys/EnterPage.vue'),
  },
  {
    path: '/templates',
    name: 'templates',
    component: () => import('./modules/studio/TemplateListPage.vue'),
  },
  {
    path: `/templates/${id}`,
    name: 'studio',
    component: () => import('./modules/studio/StudioPage.vue'),
    props: true,
  },
  {
    path: '/recycle-bin',
    name: 'recycleBin',
    component: () => import('./modules/recycleBin/RecycleBinPage.vue'),
  },
  {
    path: '/consent',
    name: 'consent',
    component: () => import('./modules/consent/ConsentPage.vue'),
  },
  {
    path: '/past',
    name: 'past',
    component: () => import('./modules/past/PastPage.vue'),
  },
  {
    path: '/settings/:section?',
    name: 'settings',
    component: () => import('./modules/settings/SettingsPage.vue'),
    props: true,
  },
  {
    path: '/welcome',
    name: 'welcome',
    meta: { bare: true },
    component: () => import('./modules/firstRun/FirstRunPage.vue'),
  },
  {
    path: '/sign-in',
    name: 'signIn',
    meta: { bare: true },
    component: () => import('./modules/signIn/SignInPage.vue'),
  },
  {
    path: '/:missing(.*)*',
    name: 'missing',
    component: () => import('./frame/MissingPage.vue'),
  },
]

export const router = createRouter({ history: createWebHistory(), routes })

/** First the office is set up, then somebody is signed in, and neither page is shown after that. */
router.beforeEach(async (to) => {
  const session = useSession()
  await session.ready()
  const state = session.state
  if (!state?.setUp) return to.name === 'welcome' || { name: 'welcome' }
  if (!state.person) {
    return to.name === 'signIn' || { name: 'signIn', query: { next: to.fullPath } }
  }
  if (to.name === 'signIn') return inside(to.query['next'])
  return true
})

/**
 * Loads lists and records before somebody goes there, so that one page takes the place of the other within the key that
 * was pressed and the next key finds it.
 */
export async function loadAhead(): Promise<void> {
  await router.isReady()
  const pages = sectionEntities.flatMap((entity) => [
    { name: entity },
    { name: `${entity}Page`, params: { id: 'any' } },
  ])
  await Promise.all(pages.map((page) => loadRouteLocation(router.resolve(page))))
}

/** The page somebody was on the way to: only ever a path of ours. */
function inside(next: unknown): string {
  return typeof next === 'string' && /^\/(?!\/)/.test(next) ? next : '/'
}
