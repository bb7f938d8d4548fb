import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import type { Mailing } from './mailingData.ts'
import CallOff from './CallOff.vue'
import SendingStrip from './SendingStrip.vue'

const global = { plugins: [...plugins(), wordsPlugin] }

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)

it('what is left of a mailing is called off only after it was said how many get nothing', async () => {
  const source = JSON.stringify({ entity: 'customer', which: { ids: [] } })
  const values = { name: '年末答谢', output: 'sms', source }
  const id = newId()
  const row = await client.records.create({ entity: 'mailing', id, act: newId(), values })
  const mailing = { ...row, state: 'sending' } as unknown as Mailing
  const counts = { waiting: 9998, sent: 2 }
  const strip = mount(SendingStrip, { props: { mailing, counts }, global, attachTo: document.body })
  const press = (text: string) =>
    [...document.querySelectorAll('button')]
      .filter((button) => button.textContent!.trim() === text)
      .at(-1)!
      .click()
  const callOff = strip.getComponent(CallOff)
  press('不再发送')
  await strip.vm.$nextTick()
  expect(document.body.textContent).toContain('剩下的 9,998 位都不发了？')
  expect(callOff.emitted('callOff')).toBeUndefined()
  press('不再发送')
  expect(callOff.emitted('callOff')).toHaveLength(1)
  strip.unmount()
})
