import { describe, expect, test } from 'vitest'
import { tableFormats } from '../copyRows.ts'
import { pastedTable } from './pastedTable.ts'

const text = (text: string) => pastedTable({ html: '', text })
const html = (html: string, text = '') => pastedTable({ html, text })

describe('a table as text', () => {
  test('has a cell between two tabs, and a row on each line', () => {
    expect(text('宁波晨辰文具\t0574-8820 4417\r\n春晓茶叶店\t\r\n')).toEqual([
      ['宁波晨辰文具', '0574-8820 4417'],
      ['春晓茶叶店', ''],
    ])
  })

  test('keeps breaks and quotes inside a cell', () => {
    expect(text('"第一行\n第二行"\t"他说""好"""\n下一行\t')).toEqual([
      ['第一行\n第二行', '他说"好"'],
      ['下一行', ''],
    ])
  })

  test('of one cell is what it says, quotes and all', () => {
    expect(text('"引号"公司')).toEqual([['"引号"公司']])
    expect(text('A\n')).toEqual([['A']])
    expect(text('')).toEqual([])
  })
})

describe('a table as HTML', () => {
  test('from Excel', () => {
    const fromExcel = `<html xmlns:v="urn:schemas-microsoft-com:vml"><head><style>td{mso-number-format:General}</style></head>
      <body><!--StartFragment--><table border=0 cellpadding=0><col width=72><tr height=19>
      <td height=19 class=xl65 width=72 style='height:14.4pt'>宁波&nbsp;晨辰<br style='mso-data-placement:same-cell'>
      文具</td><td class=xl66 align=right>1,234.50</td></tr>
      <tr><td></td><td>A &amp; B</td></tr></table><!--EndFragment--></body></html>`
    expect(html(fromExcel)).toEqual([
      ['宁波 晨辰\n文具', '1,234.50'],
      ['', 'A & B'],
    ])
  })

  test('from LibreOffice, with a font round every word', () => {
    const fromOffice = `<table cellspacing="0" border="0"><colgroup width="85"></colgroup>
      <tr><td height="17" align="left"><font face="Noto Sans CJK SC">春晓茶叶店</font></td>
      <td align="right" sdval="46000" sdnum="1033;0;YYYY-MM-DD"><font>2025-12-09</font></td></tr></table>`
    expect(html(fromOffice)).toEqual([['春晓茶叶店', '2025-12-09']])
  })

  test('from WPS, whose cells that are joined leave their places empty', () => {
    const fromWps = `<table><tr><td colspan="2">甲</td><td rowspan="2">乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>`
    expect(html(fromWps)).toEqual([
      ['甲', '', '乙'],
      ['丙', '丁', ''],
    ])
  })

  test('without a table is read as text', () => {
    expect(html('<p>宁波</p>', '宁波\t0574')).toEqual([['宁波', '0574']])
  })

  test('runs nothing that stands in it', () => {
    const hostile = `<table><tr><td><img src=x onerror="document.title='no'"><script>document.title='no'</script>A</td></tr></table>`
    document.title = 'yes'
    expect(html(hostile)).toEqual([['A']])
    expect(document.title).toBe('yes')
  })
})

test('what was copied here comes back as it was', () => {
  const cells = [
    ['甲 & <乙>', '两\n行 "话"'],
    ['', '\t'],
  ]
  const { text: copied, html: marked } = tableFormats(
    cells.map((line) => line.map((said) => ({ text: said, isFigure: false }))),
  )
  expect(text(copied)).toEqual(cells)
  expect(html(marked)).toEqual([
    ['甲 & <乙>', '两\n行 "话"'],
    ['', ''],
  ])
})
