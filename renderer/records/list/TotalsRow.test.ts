import { mount } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { BulkWhich } from '../../../shared/api/bulk.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Filter } from '../../../shared/filter.ts'
import { client } from '../../client.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { newId } from '../ids.ts'
import { drawnColumns } from './drawnColumns.ts'
import { totalsOn } from './totalsShown.ts'
import TotalsRow from './TotalsRow.vue'

const installed = plugins()
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', component: { template: '<i />' } }],
})
const made: string[] = []

async function add(values: Record<string, unknown>): Promise<void> {
  const id = newId()
  await client.records.create({ entity: 'customer', id, act: newId(), values })
  made.push(id)
}

beforeAll(async () => {
  setLocale('zh-CN')
  totalsOn.value = true
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await add({ name: '澄川包装', creditLimit: 123_456, foundedOn: '2001-02-03' })
  await add({ name: '栖梧文化', creditLimit: 100, phone: '0574-8820 4417' })
  await add({ name: '越禾纺织', phone: '0574-8820 4417' })
})
afterAll(closeOffice)

const all: BulkWhich = { filter: null, except: [] }
const columns = drawnColumns(
  entities.customer,
  ['name', 'phone', 'creditLimit', 'foundedOn', 'createdBy'].map((field) => ({ field })),
)
let row: ReturnType<typeof open>
const open = () =>
  mount(TotalsRow, {
    props: { entity: 'customer', columns, which: all, picked: false, place: 5 },
    attachTo: document.body,
    global: { plugins: [...installed, wordsPlugin, router] },
  })
beforeEach(() => (row = open()))
afterEach(() => {
  row.unmount()
  localStorage.clear()
})

const cells = () => row.findAll('[role="gridcell"]').map((cell) => cell.text())
const says = (place: number, text: string) =>
  vi.waitFor(() => expect(cells()[place]).toContain(text))

async function choose(place: number, name: string): Promise<void> {
  await row.findAll('.total')[place - 1]!.trigger('click')
  const line = [...document.querySelectorAll<HTMLElement>('[role="menu"] button')].find((each) =>
    each.textContent?.includes(name),
  )
  line!.click()
}

test('amounts are added up without being asked, and other columns when they are', async () => {
  await says(3, '¥1,235.56')
  await choose(2, '不重复')
  await says(2, '1')
  await choose(4, '最早')
  await says(4, '2001年2月3日')
  await choose(3, '平均')
  await says(3, '¥617.78')
})

test('what is picked is added up alone, and again the whole once nothing is', async () => {
  await says(3, '¥1,235.56')
  await row.setProps({ which: { ids: [made[1]!, made[2]!] }, picked: true })
  await says(3, '¥1.00')
  await row.setProps({ which: all, picked: false })
  await says(3, '¥1,235.56')
})

test('a filter and a change of a record are in the next figure', async () => {
  await row.setProps({
    which: { filter: { field: 'name', op: 'contains', value: '澄川' }, except: [] },
  })
  await says(3, '¥1,234.56')
  await client.records.update({
    entity: 'customer',
    id: made[0]!,
    act: newId(),
    values: { creditLimit: 500 },
  })
  await says(3, '¥5.00')
})

test('a change of another record that the filter asks about is in the next figure', async () => {
  const call = (customer: string) =>
    client.records.create({
      entity: 'contact',
      id: newId(),
      act: newId(),
      values: { name: '何', customer },
    })
  await call(made[1]!)
  const where: Filter = { field: 'name', op: 'is', value: '何' }
  const filter: Filter = { related: 'contact', by: 'customer', has: true, where }
  await row.setProps({ which: { filter, except: [] } })
  await says(3, '¥1.00')
  await call(made[0]!)
  await says(3, '¥6.00')
})

test('a column that the office cannot be asked about has no total', () => {
  expect(row.findAll('[role="gridcell"]').at(-1)!.find('button').exists()).toBe(false)
})
