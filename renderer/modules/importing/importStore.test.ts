import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { watch } from 'vue'
import { client } from '../../client.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import { useImport } from './importStore.ts'

const sheet = (name: string, ...lines: string[]) => new File([lines.join('\r\n')], name)
const monthly = () =>
  sheet(
    '十一月.csv',
    '客户名称,电话,联系人,备注',
    '宁波澄川包装制品有限公司,0574-88204417,顾经理,月结',
    '义乌拾光小商品经营部,一二三,何晚,',
  )

const names = async () =>
  (await client.records.list({ entity: 'customer' })).rows.map((row) => row['name'])

let office: ReturnType<typeof useImport>

beforeAll(async () => {
  setLocale('zh-CN')
  plugins()
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
beforeEach(() => {
  localStorage.clear()
  office = useImport()
  office.startOver()
})

describe('a sheet on the import page', () => {
  it('says what would happen before anything is written', async () => {
    await office.choose(monthly())
    expect(office.phase).toBe('review')
    expect(office.rehearsal?.counts).toEqual({ add: 1, update: 0, skip: 0, error: 1 })
    expect(await names()).toEqual([])
  })

  it('is worked out again when a column is put elsewhere', async () => {
    await office.choose(monthly())
    await office.putColumn(1, null)
    expect(office.rehearsal?.counts).toMatchObject({ add: 2, error: 0 })
  })

  it('can’t be imported while no column names the customer', async () => {
    await office.choose(monthly())
    await office.putColumn(0, null)
    expect(office.ready).toBe(false)
    await office.run()
    expect(await names()).toEqual([])
  })

  it('is written, keeps the rows that failed, and is taken back whole', async () => {
    await office.choose(monthly())
    await office.run()
    expect(office.result).toMatchObject({ added: 1, contacts: 1, stopped: false })
    expect(office.result?.failed.map(({ line }) => line)).toEqual([3])
    expect(await names()).toEqual(['宁波澄川包装制品有限公司'])
    await office.takeBack()
    expect(office.takenBack).toMatchObject({ undone: 2, skipped: 0 })
    expect(await names()).toEqual([])
  })

  it('is taken back in part when that is stopped, and the rest afterwards', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => `客户${at}`)
    await office.choose(sheet('旧系统.csv', '客户名称', ...rows))
    await office.run()
    const unwatch = watch(
      () => office.done > 0,
      (begun) => begun && office.stopTakingBack(),
      { flush: 'sync' },
    )
    await office.takeBack()
    unwatch()
    expect(office).toMatchObject({ partly: true, takenBack: null, of: 1200 })
    const left = (await names()).length
    expect(left).toBeGreaterThan(0)

    await office.takeBack()
    expect(office).toMatchObject({ partly: false, takenBack: { undone: 1200, skipped: 0 } })
    expect(await names()).toEqual([])
  }, 15_000)

  it('finds its columns where they were put last month', async () => {
    await office.choose(monthly())
    await office.putColumn(3, { entity: 'contact', field: 'preferences' })
    await office.run()
    await office.takeBack()
    office.startOver()
    await office.choose(monthly())
    expect(office.remembered).toBe(true)
    expect(office.mapping[3]).toEqual({ entity: 'contact', field: 'preferences' })
    await office.guessAgain()
    expect(office.mapping[3]).toEqual({ entity: 'customer', field: 'note' })
  })

  it('of another kind is refused in one sentence, and leaves the one before in its place', async () => {
    await office.choose(monthly())
    await office.choose(new File([new Uint8Array([0x50, 0x4b, 3, 4])], '客户.xlsx'))
    expect(office.trouble).toContain('Excel 工作簿')
    expect(office.name).toBe('十一月.csv')
    expect(office.phase).toBe('review')
  })
})
