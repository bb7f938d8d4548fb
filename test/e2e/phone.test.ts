import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { story } from '../harness/desk/story.ts'

/** px that a thumb needs, without the border of the chip that a button may stand in. */
const thumb = 44 - 2

/** What stands in a bar and is too small for a thumb, with its size. */
async function tooSmall(bar: Locator): Promise<string[]> {
  const found = await bar.getByRole('button').all()
  expect(found.length).toBeGreaterThan(1)
  const sizes = await Promise.all(
    found.map(async (button) => ({
      name: await button.innerText(),
      ...(await button.boundingBox())!,
    })),
  )
  return sizes
    .filter(({ width, height }) => Math.round(Math.min(width, height)) < thumb)
    .map(({ name, width, height }) => `${name}: ${width} × ${height}`)
}

story('a phone’s list is filtered and picked from with a thumb', async ({ open }) => {
  const desk = await open({ office: { fill: neighbourhood }, size: { width: 390, height: 844 } })
  const { page } = desk
  const filter = JSON.stringify({ field: 'name', op: 'contains', value: '宁波' })
  await page.goto(new URL(`/customers?filter=${encodeURIComponent(filter)}`, page.url()).href)
  const row = page.getByRole('row').filter({ hasText: '晨辰' })
  const filters = page.locator('.filters')
  await desk.sees('contains', filters)
  expect(await tooSmall(filters)).toEqual([])

  await row.dispatchEvent('pointerdown', { pointerType: 'touch' })
  const picked = page.getByRole('toolbar', { name: desk.say('list.bulk.label') })
  await picked.waitFor()
  expect(await tooSmall(picked)).toEqual([])
})
