import { plugins, closeOffice } from '../test/harness/windowOffice.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadAhead, router } from './router.ts'
import { sectionEntities } from './sections.ts'
import { useSession } from './session.ts'

plugins()
beforeAll(async () => {
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
})
afterAll(closeOffice)

test('lists and pages of records are there before somebody goes to them', async () => {
  await router.push('/')
  await loadAhead()
  for (const name of sectionEntities.flatMap((entity) => [entity, `${entity}Page`])) {
    const page = router.getRoutes().find((route) => route.name === name)?.components?.['default']
    expect(page, name).toBeTypeOf('object')
  }
})
