import { listWindow } from '../../../test/harness/listWindow.ts'
import { expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import ListRow from './ListRow.vue'

const people = Array.from({ length: 120 }, (_, place) => `联系人${String(place).padStart(3, '0')}`)
const desk = listWindow(people, ['name', 'mobile', 'customer'])

const rows = () => desk.list.findAllComponents(ListRow)

/** Places of the rows that are drawn again by what is done, those before it and those after. */
async function drawnAgain(act: () => void | Promise<void>): Promise<number[]> {
  const before = new Map(rows().map((row) => [row.vm.$, row.vm.$.subTree]))
  await act()
  await nextTick()
  return rows()
    .filter(({ vm }) => before.get(vm.$) !== vm.$.subTree)
    .map(({ vm }) => vm.$props.index)
    .sort((a, b) => a - b)
}

function scrollTo(px: number): void {
  const { element } = desk.list.find('.list')
  element.scrollTop = px
  element.dispatchEvent(new Event('scroll'))
}

/** The rows beyond the edges are drawn once those in sight are. */
const settled = () => vi.waitFor(() => expect(rows().length).toBeGreaterThan(40))

test('a row that scrolls in is drawn, and no other', async () => {
  await settled()
  const count = rows().length
  expect(await drawnAgain(() => scrollTo(13 * 32))).toEqual([count])
  expect(await drawnAgain(() => scrollTo(15 * 32))).toEqual([count + 1, count + 2])
  expect(await drawnAgain(() => scrollTo(14 * 32))).toEqual([2])
  expect(rows()).toHaveLength(count)
})

test('nothing in the page is moved while one scrolls; once one rests rows stand in it as in the list', async () => {
  await settled()
  const elements = () => rows().map(({ element }) => element)
  const before = elements()
  scrollTo(20 * 32)
  await nextTick()
  expect(elements()).toEqual(before)
  const places = () => [...document.querySelectorAll('.record-row')].map(({ id }) => id)
  await vi.waitFor(() => expect(places()[0]).toBe('row-8'))
  const first = Number(places()[0]!.slice(4))
  expect(places()).toEqual(places().map((_, at) => `row-${first + at}`))
})

test('names that come with other rows draw none again, and the cursor only those that it goes between', async () => {
  await settled()
  expect(await drawnAgain(async () => void (await desk.model.rows.readRows(110, 111)))).toEqual([])
  await desk.stand(0, 0)
  expect(await drawnAgain(() => desk.press('ArrowDown'))).toEqual([0, 1])
})
