import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it, vi } from 'vitest'
import { dayOf } from '../../../shared/fields/date.ts'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import DueTasks from './DueTasks.vue'

const installed = plugins()
let page: VueWrapper

const inDays = (days: number) => dayOf(Date.now() + days * 86_400_000)
const task = (title: string, days: number) =>
  client.records.create({
    entity: 'task',
    id: newId(),
    act: newId(),
    values: { title, dueOn: inDays(days) },
  })

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await task('核对对账单', -3)
  await task('回 3 号纸箱补货价', 0)
  await task('寄合同', 2)
  await task('年末答谢', 30)
}, 30_000)
afterAll(closeOffice)
beforeEach(async () => {
  page = mount(DueTasks, {
    props: { scope: 'mine', alone: true },
    global: {
      plugins: [...installed, wordsPlugin],
      stubs: { RouterLink: { template: '<a><slot /></a>' } },
    },
  })
  await vi.waitFor(() => expect(page.findAll('li').length).toBeGreaterThan(0))
})
afterEach(() => page.unmount())

const titles = () => page.findAll('.whole').map((link) => link.text())

describe('what is due', () => {
  it('stands under its heading, and what is due in a month is not yet here', () => {
    expect(page.findAll('h3').map((head) => head.text())).toEqual([
      '已逾期1',
      '今天1',
      '未来 7 天1',
    ])
    expect(titles()).toEqual(['核对对账单', '回 3 号纸箱补货价', '寄合同'])
    expect(page.findAll('li')[0]?.text()).toContain('3 天')
  })

  it('goes when it is checked off, and comes back when that is taken back', async () => {
    await page.find('[aria-label="完成：核对对账单"]').trigger('click')
    await vi.waitFor(() => expect(titles()).not.toContain('核对对账单'))
    expect(toasts.at(-1)?.text).toBe('“核对对账单”已完成')
    await undo(toasts.at(-1)?.undo ?? '')
    await vi.waitFor(() => expect(titles()).toContain('核对对账单'))
  })

  it('says so when nothing is', async () => {
    const { rows } = await client.records.list({ entity: 'task' })
    await client.records.remove({ entity: 'task', ids: rows.map(({ id }) => id), act: newId() })
    await vi.waitFor(() => expect(page.text()).toContain('没有到期的事务，未来七天也没有。'))
  })
})
