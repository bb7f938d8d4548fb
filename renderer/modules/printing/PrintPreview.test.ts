import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { FitMark } from '../../../shared/api/printing.ts'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { client } from '../../client.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import PrintPreview from './PrintPreview.vue'
import type { PrintRun } from './printRun.ts'
import { useLookThrough } from './useLookThrough.ts'

// The desktop knows its printers; this one has none.
Object.assign(window.laike!, { printers: () => Promise.resolve([]) })
afterAll(closeOffice)

it('tells whose words are cut on paper', async () => {
  const global = { plugins: [...plugins()] }
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const recipients = []
  for (const name of ['内蒙古自治区鄂尔多斯市物流', '云', '宁波澄川包装制品有限公司']) {
    const customer = newId()
    const values = { name }
    await client.records.create({ entity: 'customer', id: customer, act: newId(), values })
    recipients.push({ customer, contact: null, address: 'main' as const })
  }
  const place = { x: 10, y: 10, w: 12, h: 6, fit: 'clip' }
  const layout = layoutSchema.parse({
    page: { width: 100, height: 60 },
    items: [{ type: 'text', id: 'name', text: '{{recipient.name}}', ...place }],
  })
  const draft = { name: '信封', language: 'zh' as const, layout, body: '' }
  const what = { form: 'draft' as const, draft, recipients, copies: 2, startAt: 1 }
  const preview = mount(PrintPreview, {
    props: { shown: { what } },
    attachTo: document.body,
    global,
  })
  await vi.waitFor(
    () =>
      expect(preview.text()).toContain(
        '有字太长，印出来会被截断：内蒙古自治区鄂尔多斯市物流、宁波澄川包装制品有限公司。',
      ),
    { timeout: 15_000 },
  )
  preview.unmount()
}, 30_000)

it('nothing goes out before what is cut was told', async () => {
  const scope = effectScope()
  const begun = shallowRef<PrintRun>()
  const { comesToLight } = scope.run(() => useLookThrough(() => begun.value))!
  let found: (marks: readonly FitMark[]) => void
  const looking = new Promise<readonly FitMark[]>((resolve) => (found = resolve))
  const run = { marks: () => looking } as unknown as PrintRun
  begun.value = run
  await nextTick()
  const early = comesToLight(run)
  found!([{ record: 0, item: 'name', became: 'cut' }])
  expect(await early).toBe(true)
  expect(await comesToLight(run)).toBe(false)
  scope.stop()
})
