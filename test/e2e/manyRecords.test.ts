import { expect } from 'vitest'
import { story } from '../harness/desk/story.ts'

const many = 3000

story(
  'a whole list gets another owner, is stopped half way, and is as it was',
  async ({ open }) => {
    const desk = await open({
      office: {
        fill: ({ addMany }) =>
          addMany(
            'customer',
            Array.from({ length: many }, (_, at) => ({
              name: `第 ${at} 批发部`,
              level: at % 3 === 0 ? ('A' as const) : ('B' as const),
            })),
          ),
      },
    })
    const { page } = desk
    const filter = JSON.stringify({ field: 'level', op: 'oneOf', value: ['B'] })
    await page.goto(new URL(`/customers?filter=${encodeURIComponent(filter)}`, page.url()).href)
    await page.getByRole('row').nth(5).waitFor()
    await page.keyboard.press('Control+a')
    const bar = page.getByRole('toolbar', { name: desk.say('list.bulk.label') })
    await desk.sees('All 2,000 customers of this list', bar)

    await page.getByRole('row').nth(2).getByRole('checkbox').click()
    await desk.sees('1,999 selected: all but 1', bar)
    await desk.press('Owner', bar)
    await page.getByRole('menuitem', { name: 'Nobody' }).click()
    const question = page.getByRole('dialog')
    await desk.sees('Make Nobody the owner of 1,999 customers?', question)
    await desk.press('Change', question)
    // It takes no longer than a moment.
    const howFar = bar.getByText(/ of 1,999$/)
    await expect.poll(() => howFar.isVisible(), { interval: 20 }).toBe(true)
    await desk.press('Stop', bar)
    const stopped = /Stopped after ([\d,]+) of 1,999/
    await desk.sees(stopped)
    const [, done = ''] = stopped.exec(await page.getByText(stopped).innerText()) ?? []
    expect(Number(done.replace(',', ''))).toBeLessThan(1999)
    await page.keyboard.press('Control+z')
    await desk.sees('Undone')

    await desk.press('Owner', bar)
    await page.getByRole('menuitem', { name: 'Nobody' }).click()
    await desk.press('Change', question)
    await desk.sees('1,999 now belong to Nobody')
    await page.keyboard.press('Control+z')
    await desk.sees(/^Undone: 1,999 now belong/)
  },
)
