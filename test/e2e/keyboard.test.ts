import { expect } from 'vitest'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { story } from '../harness/desk/story.ts'

story('a round of the office without touching the mouse', async ({ open }) => {
  const desk = await open({ office: { fill: neighbourhood } })
  const { keyboard } = desk.page
  const type = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  /** Opens the record at the keyboard, logs a call without waiting to see it come, and leaves it. */
  async function logs(key: 'Enter' | 'Space', said: string): Promise<void> {
    // The second key is down before the first is let go.
    await Promise.all([keyboard.press(key), keyboard.press('l')])
    await keyboard.type(said)
    await type('Enter')
    await desk.sees(said, desk.timeline)
    await type('Escape', 'Escape')
  }
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

  await logs('Enter', 'Asked for the catalogue')
  await desk.sees('宁波晨辰文具有限公司', peek)
  await type('Escape')
  await desk.seesNo('宁波晨辰文具有限公司', peek)

  await logs('Space', 'Will call again')
  await desk.seesNo('宁波晨辰文具有限公司', peek)
  await logs('Enter', 'Orders in autumn')
  await desk.page.getByRole('row').filter({ hasText: '晨辰' }).waitFor()
  // Whoever leaves a dialog is where they were.
  const button = desk.page.getByRole('button', { name: 'New customer' })
  await button.focus()
  await type('?')
  await desk.sees('Keyboard shortcuts')
  await type('Escape')
  await desk.seesNo('Keyboard shortcuts')
  await expect.poll(() => button.evaluate((each) => each === document.activeElement)).toBe(true)
})

story('what is typed before its page is there is written there', async ({ open }) => {
  const desk = await open({ office: { fill: neighbourhood } })
  const { page } = desk
  const { keyboard } = page
  for (const [way, typed, label] of [
    ['c', '/cxcyd', 'Find in customers'],
    ['p', 'cNorthwind', 'Name'],
  ] as const) {
    const late = Promise.withResolvers<void>()
    await page.route(/ListPage/, async (route) => {
      await late.promise
      await route.continue()
    })
    await page.goto(new URL('/', page.url()).href)
    await desk.sees('Birthdays')
    await keyboard.press('g')
    await keyboard.press(way)
    await keyboard.type(typed)
    late.resolve()
    await desk.holds(label, typed.slice(1))
    await page.unroute(/ListPage/)
  }
})
