import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { OfficeToFill } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'
import { readPdf } from '../harness/pdf.ts'

const stationer = '杭州栖梧文化用品有限公司'
const packer = '宁波澄川包装制品有限公司'

/** Two who can be written to, one of them without a postcode. */
function neighbours({ add }: OfficeToFill): void {
  const address = { region: '330106', line: '文三路 90 号', postcode: '310012' }
  const customer = add('customer', { name: stationer, number: 'K0001', address })
  add('contact', { name: '许知远', customer, primary: true, salutation: 'mr' })
  add('customer', {
    name: packer,
    number: 'K0002',
    address: { region: '330212', line: '首南街道科技路 88 号' },
  })
}

story(
  'picked customers get an envelope: one address is mended, the PDF is written down, one comes back',
  async ({ open }) => {
    const desk = await open({ locale: 'zh-CN', office: { fill: neighbours } })
    const { page, say } = desk
    await desk.goTo('customer')
    await page.getByRole('row').filter({ hasText: stationer }).waitFor()
    await page.keyboard.press('Control+a')
    await desk.press(say('mailings.start'))

    // The template is chosen, and the first page is seen at once.
    await page.getByText('国内信封 DL').click()
    await page.getByRole('img', { name: say('print.page', { n: '1', m: '1' }) }).waitFor()
    await page.getByRole('button', { name: /^打印 1 份/ }).waitFor()

    // What is missing is told, and mended where it is told.
    await page.getByRole('radio', { name: /没有邮编/ }).click()
    await page.getByRole('button', { name: say('mailings.fill', { postcode: '315100' }) }).click()
    await page.getByRole('button', { name: /^打印 2 份/ }).click()

    // All pages are looked at, and kept as a PDF in the order of the post office.
    const preview = page.getByRole('dialog', { name: say('print.preview') })
    await preview.getByRole('img').first().waitFor()
    const saving = page.waitForEvent('download')
    await preview.getByRole('button', { name: say('print.savePdf') }).click()
    const { pages, text } = readPdf(readFileSync(await (await saving).path()))
    expect(pages).toHaveLength(2)
    expect(Math.abs(pages[0]!.width - 220)).toBeLessThan(0.3)
    expect(text.indexOf('许知远')).toBeGreaterThan(0)
    expect(text.indexOf('科技路')).toBeGreaterThan(text.indexOf('许知远'))

    // It came out well: each has it in the timeline.
    await desk.press(say('mailings.yes'))
    await desk.sees(say('mailings.recorded', { count: 2 }), desk.messages)

    // One came back, and its address is marked.
    const scanner = page.getByPlaceholder(say('mailings.cameBackHint'))
    await scanner.fill('有限公司')
    await scanner.press('Enter')
    await desk.sees(say('mailings.cameBackSeveral'), desk.messages)
    await page.getByText(`${say('dictionaries.recipientState.codes.returned')} 0`).waitFor()
    await scanner.fill('K0002')
    await scanner.press('Enter')
    await desk.sees(say('mailings.cameBackSaid', { name: packer }), desk.messages)
    await page.getByRole('link', { name: packer }).click()
    await desk.sees('国内信封 DL')
    await desk.sees(/^退信/)
  },
  120_000,
)
