import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { OfficeToFill } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'
import { readPdf } from '../harness/pdf.ts'
import { field, line, partsOf, run, wordFile, wordsOf } from '../harness/wordFile.ts'

const packer = '宁波澄川包装制品有限公司'

function written({ add }: OfficeToFill): void {
  add('customer', { name: packer, phone: '0574 8765 4321' })
}

const letter = wordFile(
  line(run('尊敬的') + field('MERGEFIELD 客户名称', '«客户名称»')) +
    line(run('您留的号码是{老号码}。')),
)

story(
  'a letter made in Word is brought in, understood, seen, and kept as Word and PDF',
  async ({ open }) => {
    const desk = await open({ locale: 'zh-CN', office: { fill: written } })
    const { page, say } = desk
    await desk.goTo('settings')
    await page.getByRole('link', { name: say('settings.sections.templates'), exact: true }).click()
    await page.getByRole('link', { name: say('studio.open') }).click()

    // What is no letter is refused with its reason, and what is one opens.
    const chooser = page.locator('input[type=file]')
    const file = (name: string, buffer: Buffer) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer,
    })
    await chooser.setInputFiles(file('旧信.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    await desk.sees(say('failures.wordOld'))
    await chooser.setInputFiles(file('答谢信.docx', letter))
    await page.getByRole('img', { name: say('print.page', { n: '1', m: '1' }) }).waitFor()

    // One field was understood, the other is chosen.
    await desk.sees(say('studio.word.someUndecided', { count: 1 }))
    await desk.press(say('studio.word.undecided'))
    await page.getByLabel(say('studio.findField')).fill('customer.phone')
    await page.getByLabel(say('studio.findField')).press('Enter')
    await desk.sees(say('studio.word.allDecided', { count: 2 }))

    await desk.press(say('studio.preview'))
    const preview = page.getByRole('dialog', { name: say('print.preview') })
    const saved = async (button: string) => {
      const saving = page.waitForEvent('download')
      await preview.getByRole('button', { name: button }).click()
      return readFileSync(await (await saving).path())
    }
    await preview.getByRole('img').waitFor()
    const said = [`尊敬的${packer}`, '您留的号码是0574 8765 4321。']
    const docx = partsOf(await saved(say('print.saveWord')))
    expect(wordsOf(docx['word/document.xml']!)).toEqual(said)
    const text = readPdf(await saved(say('print.savePdf'))).text.replace(/\s/g, '')
    expect(text).toBe(said.join('').replace(/\s/g, ''))

    // It becomes a letter that is edited here.
    await page.keyboard.press('Escape')
    await desk.press(say('studio.more'))
    await page.getByRole('menuitem', { name: say('studio.word.turn') }).click()
    await desk.sees(say('studio.word.turnWhole'))
    await desk.press(say('studio.word.turnMake'))
    const own = page.getByRole('textbox', { name: say('studio.bodyOf') })
    await own.locator('.field-chip').first().waitFor()
    expect(await own.locator('p').allTextContents()).toEqual([
      '尊敬的客户名称',
      '您留的号码是客户电话。',
    ])
  },
)
