import { expect, it } from 'vitest'
import { line, partsOf, row, run, table, wordFile } from '../../../test/harness/wordFile.ts'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { openWord } from './openWord.ts'
import { readWordTemplate } from './wordTemplate.ts'
import { wordBlocks } from './wordBlocks.ts'
import { wordFormat } from './wordFormat.ts'
import { wordMeasure } from './wordMeasure.ts'
import { wordPage } from './wordPage.ts'
import { childOf } from './wordXml.ts'

const changed = (body: string, change: (text: string) => string) => {
  const { 'word/document.xml': document, 'word/styles.xml': styles } = partsOf(wordFile(body))
  const more = { 'word/document.xml': change(document!), 'word/styles.xml': change(styles!) }
  return readWordTemplate(openWord(wordFile(body, { more })))
}

it('is read with its unit, or by how many of it make a point', () => {
  expect(['1440', '72pt', '1in', '6pc', '-72pt'].map((said) => wordMeasure(said))).toEqual([
    72, 72, 72, 72, -72,
  ])
  expect(wordMeasure('25.4mm')).toBeCloseTo(72)
  expect(wordMeasure('2.54cm')).toBeCloseTo(72)
  expect(wordMeasure('21', 2)).toBe(10.5)
  expect([undefined, '', 'auto', '1e9'].map((said) => wordMeasure(said))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it('with a unit makes the same pages', () => {
  const strictly = changed(line(run('您好')), (text) =>
    text
      .replaceAll(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      )
      .replace(
        /(w:(?:w|h|top|left|right|bottom|header|footer|linePitch))="(\d+)"/g,
        (_all, name, twips) => `${name}="${Number(twips) / 20}pt"`,
      )
      .replace('w:sz w:val="21"', 'w:sz w:val="10.5pt"'),
  )
  const usual = changed(line(run('您好')), (text) => text)
  expect(wordPage(strictly)).toEqual(wordPage(usual))
})

it('of letters that no page has makes pages all the same', () => {
  for (const size of ['1', '3276', 'x']) {
    const letter = changed(line(run('您好')), (text) =>
      text.replace('w:sz w:val="21"', `w:sz w:val="${size}"`),
    )
    expect(layoutSchema.safeParse(wordPage(letter).layout).success).toBe(true)
  }
})

it('nobody counts further than a table or a number goes', () => {
  const wide = table(row(run('甲'))).replace(
    '<w:tcPr/>',
    '<w:tcPr><w:gridSpan w:val="5000000000"/></w:tcPr>',
  )
  const { files, document } = changed(wide, (text) => text)
  const [found] = wordBlocks(files)(childOf(document, 'w:body')!, () => undefined)
  expect(found?.kind === 'table' && found.rows[0]).toHaveLength(63)
  expect(wordFormat('5', null, [`#${'0'.repeat(25)}.${'0'.repeat(120)}`])).toMatch(
    /^0{19}5\.0{20}$/,
  )
})
