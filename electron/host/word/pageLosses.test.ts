import { expect, it } from 'vitest'
import { line, partsOf, row, run, table, wordFile } from '../../../test/harness/wordFile.ts'
import { openWord } from './openWord.ts'
import { pageLosses } from './pageLosses.ts'
import { readWordTemplate } from './wordTemplate.ts'

const lossesOf = (body: string) => pageLosses(readWordTemplate(openWord(wordFile(body))))

it('what our pages show otherwise is found, and a plain letter loses nothing', () => {
  const stops = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
  expect(lossesOf(line(run('您好'), stops) + table(row(run('甲'), run('乙'))))).toEqual([])
  const inside = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${table(row(run('内')))}<w:p/></w:tc></w:tr></w:tbl>`
  const box = `<w:r><w:pict><w:txbxContent>${line(run('框'))}</w:txbxContent></w:pict></w:r>`
  const rest = '<w:r><w:tab/></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:object/></w:r>'
  const section = '<w:sectPr><w:cols w:num="2"/></w:sectPr>'
  expect(lossesOf(inside + line(box + rest, section))).toEqual([
    'boxes',
    'pictures',
    'columns',
    'notes',
    'merged',
    'nested',
    'tabs',
    'sections',
  ])
})

it('what stands in heads is found too', () => {
  const { 'word/header.xml': header } = partsOf(wordFile(line('')))
  const more = {
    'word/header.xml': header!.replace('<w:p ', `${line('<w:r><w:object/></w:r>')}<w:p `),
  }
  expect(pageLosses(readWordTemplate(openWord(wordFile('', { more }))))).toEqual(['pictures'])
})
