import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { paperOf } from '../../../shared/printing/papers.ts'
import { client } from '../../client.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { beginLayout } from './beginnings.ts'
import { moved } from './arranging.ts'
import { useStudio, type Studio } from './useStudio.ts'

let id: string
let studio: Studio
let shown: VueWrapper

const open = async () => {
  shown = mount(
    defineComponent(() => {
      studio = useStudio(id)
      return () => h('p')
    }),
    { global: { plugins: [...plugins()] } },
  )
  await vi.waitFor(() => expect(studio.doc.value).not.toBeNull())
}
const saved = async () => {
  const { row } = await client.records.read({ entity: 'template', id })
  return JSON.parse(String(row['layout'])) as { items: { id: string; x: number }[] }
}
const place = (layout: Awaited<ReturnType<typeof saved>>) =>
  layout.items.find((item) => item.id === 'address')!.x
const move = (by: number) => studio.setItems(moved(studio.items.value, ['address'], by, 0))

beforeAll(async () => {
  plugins()
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
beforeEach(async () => {
  id = newId()
  const layout = JSON.stringify(beginLayout('envelope', paperOf('CN-DL')!))
  const values = { name: '信封', kind: 'envelope', language: 'zh', paper: 'CN-DL', layout }
  await client.records.create({ entity: 'template', id, act: newId(), values })
  await open()
})
afterEach(() => shown.unmount())

it('what is changed is saved, and what is taken back too', async () => {
  const before = place(await saved())
  move(5)
  await studio.save()
  expect(place(await saved())).toBeCloseTo(before + 5)
  studio.undo()
  await studio.save()
  expect(place(await saved())).toBe(before)
  expect(studio.state.value).toBe('saved')
})

it('two who edit are told, and one of them decides', async () => {
  const before = place(await saved())
  const layout = JSON.stringify({
    ...studio.doc.value!.layout,
    items: moved(studio.items.value, ['address'], -9, 0),
  })
  move(5)
  await client.records.update({ entity: 'template', id, act: newId(), values: { layout } })
  await studio.save()
  expect(studio.state.value).toBe('conflict')
  expect(place(await saved())).toBeCloseTo(before - 9)
  await studio.decide('mine')
  expect(place(await saved())).toBeCloseTo(before + 5)
})

it('what is changed while it is saved is no quarrel with oneself, and is saved after it', async () => {
  const before = place(await saved())
  move(5)
  const saving = studio.save()
  move(3)
  void studio.save()
  await studio.record.refetch()
  await saving
  expect(studio.state.value).toBe('unsaved')
  await studio.save()
  expect(studio.state.value).toBe('saved')
  expect(place(await saved())).toBeCloseTo(before + 8)
})

it('whoever takes what a colleague wrote can take that back', async () => {
  const before = place(await saved())
  move(5)
  const items = moved(studio.items.value, ['address'], -9, 0)
  const layout = JSON.stringify({ ...studio.doc.value!.layout, items })
  await client.records.update({ entity: 'template', id, act: newId(), values: { layout } })
  await studio.save()
  await studio.decide('theirs')
  expect(studio.items.value.find((item) => item.id === 'address')!.x).toBeCloseTo(before - 4)
  studio.undo()
  await studio.save()
  expect(place(await saved())).toBeCloseTo(before + 5)
})

it('what a colleague saves while nothing is unsaved here comes in, and can be taken back', async () => {
  const before = place(await saved())
  const items = moved(studio.items.value, ['address'], -9, 0)
  const layout = JSON.stringify({ ...studio.doc.value!.layout, items })
  await client.records.update({ entity: 'template', id, act: newId(), values: { layout } })
  await studio.record.refetch()
  await vi.waitFor(() =>
    expect(studio.items.value.find((item) => item.id === 'address')!.x).toBeCloseTo(before - 9),
  )
  studio.undo()
  await studio.save()
  expect(place(await saved())).toBe(before)
})

it('what was not saved outlives the window', async () => {
  const before = place(await saved())
  move(7)
  const kept = { ...localStorage }
  await studio.decide('theirs')
  shown.unmount()
  Object.assign(localStorage, kept)
  await open()
  await vi.waitFor(() => expect(studio.state.value).toBe('unsaved'))
  await studio.save()
  expect(place(await saved())).toBeCloseTo(before + 7)
})
