import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, watch, type EffectScope } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useImport } from '../../modules/importing/importStore.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import RelatedTable from '../RelatedTable.vue'
import { listModel } from './listModel.ts'
import { createListRows, type ListQuestion, type ListRows } from './listRows.ts'

/** More customers than are read at once: their list shows its first rows before it is counted. */
const many = 20_100
const installed = plugins()
let page: EffectScope

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const office = useImport()
  const lines = Array.from({ length: many }, (_, at) => `客户${at}`)
  await office.choose(new File([['客户名称', ...lines].join('\n')], '旧系统.csv'))
  await office.run()
}, 120_000)
afterAll(closeOffice)
beforeEach(() => (page = effectScope()))
afterEach(() => page.stop())

const byName = { field: 'name', descending: false }
const named = (value: string): ListQuestion => ({
  filter: { field: 'name', op: 'contains', value },
  sort: byName,
})

/** A list, and how long it passed for, one after the other. */
function open() {
  const rows = page.run(() => createListRows('customer'))!
  const lengths: (number | null)[] = []
  page.run(() => watch(rows.total, (total) => lengths.push(total), { flush: 'sync' }))
  return { rows, lengths }
}

const counted = async ({ rows }: { readonly rows: ListRows }) => {
  await vi.waitFor(() => expect(rows.counted.value).toBe(true))
  return rows.total.value
}

describe('a list that is too long to be read at once', () => {
  it('shows its first rows before it is counted', async () => {
    const { rows, lengths } = open()
    rows.ask({ filter: null, sort: byName })
    expect(await counted({ rows })).toBe(many)
    expect(lengths).toEqual([100, many])
  })

  it('is picked whole before it is counted, and is as many as it is then found to be', async () => {
    const model = page.run(() => listModel('customer'))!
    model.ask(named('客'))
    model.selection.selectAll()
    await counted(model)
    expect(model.selection.size.value).toBe(many)
    model.ask(named('客户77'))
    expect(model.selection.size.value).toBe(0)
  })

  it('never passes for as long as the one before it', async () => {
    const { rows, lengths } = open()
    rows.ask(named('客户'))
    await counted({ rows })
    rows.ask(named('客户1'))
    expect(await counted({ rows })).toBe(11_111)
    expect(lengths).toEqual([100, many, 100, 11_111])
  })
})

describe('the records of one that has very many', () => {
  it('are told to be the first of them', async () => {
    const owner = useSession().person!.id
    const anywhere = { path: '/:path(.*)', component: { template: '<i />' } }
    const router = createRouter({ history: createMemoryHistory(), routes: [anywhere] })
    const tab = mount(RelatedTable, {
      props: { relation: { entity: 'customer', field: 'owner' }, id: owner },
      global: {
        plugins: [...installed, wordsPlugin, router],
      },
    })
    await vi.waitFor(() => expect(tab.find('.note').text()).toContain('20,100'))
    tab.unmount()
  })
})
