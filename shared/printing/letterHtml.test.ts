import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLetterValues, letterBlocks } from './letterBlocks.ts'
import { letterHtml, letterPlain } from './letterHtml.ts'

const filled = (body: string, name: string) => {
  const values = createLetterValues()
  return letterBlocks(body.replace('{{name}}', values.put(name)), values.back)
}

test('a letter is the same in HTML and in plain text', () => {
  const blocks = filled(
    '# 谢谢\n\n尊敬的{{name}}：\n- **\u2062一\u2062**\n\u2064二\u2064\n>> 敬上\n|甲|乙|\n|--|--|\n|1|2|',
    '顾女士',
  )
  expect(letterPlain(blocks)).toBe('谢谢\n\n尊敬的顾女士：\n- 一\n二\n敬上\n甲 | 乙\n1 | 2')
  const html = letterHtml(blocks)
  expect(html).toContain('<h1 style="margin:0">谢谢</h1>')
  expect(html).toContain('<em><strong>一</strong></em>')
  expect(html).toContain('<u>二</u>')
  expect(html).toContain('text-align:right">敬上')
})

test('whatever a customer is called is text', () => {
  expect(letterHtml(filled('{{name}}', '<script>alert(1)</script>'))).toContain(
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, body) => {
      const tags = letterHtml(filled(`${body}{{name}}`, name)).match(/<[^>]*>?/g) ?? []
      for (const tag of tags) {
        expect(tag).toMatch(
          /^<\/?(div|p|h1|h2|hr|table|tr|th|td|strong|em|u|br)( style="[\w:;. #-]*")?>$/,
        )
      }
    }),
  )
})
