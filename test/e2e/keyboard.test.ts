import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { story } from '../harness/desk/story.ts'

story('a round of the office without touching the mouse', async ({ open }) => {
  const desk = await open({ office: { fill: neighbourhood } })
  const { keyboard } = desk.page
  const type = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  /** One key after the other, before the first is let go. */
  const roll = (...keys: readonly string[]) => Promise.all(keys.map((key) => keyboard.press(key)))
  await desk.sees('Today')

  await type('g', 'c')
  await desk.page.getByRole('row').filter({ hasText: '晨辰' }).waitFor()
  const rows = desk.page.getByRole('row')
  await type('/')
  await keyboard.type('cxcyd')
  await rows.filter({ hasText: '晨辰' }).waitFor({ state: 'detached' })
  await rows.filter({ hasText: '春晓茶叶店' }).waitFor()
  await type('Escape')
  await rows.filter({ hasText: '晨辰' }).waitFor()
  await type('Home', 'Space')
  const peek = desk.page.getByRole('complementary', { name: 'Details' })
  await desk.sees('宁波晨辰文具有限公司', peek)
  await type('ArrowDown')
  await desk.seesNo('宁波晨辰文具有限公司', peek)
  await type('ArrowUp')
  await desk.sees('宁波晨辰文具有限公司', peek)

  // Nobody who types fast waits to see the page come.
  await roll('Enter', 'l')
  await keyboard.type('Asked for the catalogue')
  await type('Enter')
  await desk.sees('Asked for the catalogue', desk.timeline)

  await type('Escape', 'Escape')
  await desk.sees('宁波晨辰文具有限公司', peek)
  await type('Escape')
  await desk.seesNo('宁波晨辰文具有限公司', peek)

  await roll('Space', 'l')
  await keyboard.type('Will call again')
  await type('Enter')
  await desk.sees('Will call again', desk.timeline)
  await type('Escape', 'Escape')
  await desk.seesNo('宁波晨辰文具有限公司', peek)
  await roll('Enter', 'l')
  await keyboard.type('Orders in autumn')
  await type('Enter')
  await desk.sees('Orders in autumn', desk.timeline)
  await type('Escape', 'Escape')
  await desk.page.getByRole('row').filter({ hasText: '晨辰' }).waitFor()
  await type('?')
  await desk.sees('Keyboard shortcuts')
})
