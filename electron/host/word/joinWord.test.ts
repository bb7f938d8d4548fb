import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entities } from '../../../shared/entities/registry.ts'
import type { TemplateScope } from '../../../shared/printing/templateTree.ts'
import type { WordMapping } from '../../../shared/printing/wordFields.ts'
import {
  field,
  line,
  numbered,
  partsOf,
  row,
  run,
  table,
  wordFile,
  wordsOf,
} from '../../../test/harness/wordFile.ts'
import { guessWordFields } from './guessWordFields.ts'
import { joinWord } from './joinWord.ts'
import { openWord } from './openWord.ts'
import { readWordTemplate, type WordTemplate } from './wordTemplate.ts'
import { readXml } from './wordXml.ts'

const scopeOf = (
  values: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, readonly TemplateScope[]>> = {},
): TemplateScope => ({
  valueOf: (path) => values[path] ?? null,
  codeOf: (path) => values[`code ${path}`] ?? values[path] ?? null,
  each: (list) => lists[list] ?? [],
})
const template = (body: string, parts?: Parameters<typeof wordFile>[1]) =>
  readWordTemplate(openWord(wordFile(body, parts)))

async function joined(letter: WordTemplate, mapping: WordMapping, ...scopes: TemplateScope[]) {
  const parts: Buffer[] = []
  const making = joinWord(letter, mapping, scopes)
  for (;;) {
    const { done, value } = await making.next()
    parts.push(done ? value : value.bytes)
    if (done) break
  }
  const files = partsOf(Buffer.concat(parts))
  for (const [name, text] of Object.entries(files)) if (/\.(xml|rels)$/.test(name)) readXml(text)
  return files
}
const said = async (...asked: Parameters<typeof joined>) =>
  wordsOf((await joined(...asked))['word/document.xml']!)

const name = { 客户名称: 'customer.name' }

describe('a field', () => {
  it('is found however Word has cut it, and looks as it looked there', async () => {
    const letter = template(
      line(run('尊敬的') + field('MERGEFIELD 客户名称 \\* MERGEFORMAT', '«客户名称»', '<w:b/>')) +
        line(
          `${run('{客户')}<w:proofErr w:type="spellStart"/>${run('名')}<w:bookmarkStart w:id="0" w:name="x"/>${run('称}，您好')}`,
        ) +
        line(run('{{客户名称}} ｛客户名称｝ «客户名称»')) +
        line(
          `<w:fldSimple w:instr=" MERGEFIELD  &quot;客户名称&quot; ">${run('x', '<w:i/>')}</w:fldSimple>`,
        ),
    )
    expect(letter.fields).toEqual([
      { key: '客户名称', name: '客户名称', within: null, kind: 'field' },
    ])
    const document = (await joined(letter, name, scopeOf({ 'customer.name': '澄川' })))[
      'word/document.xml'
    ]!
    expect(wordsOf(document)).toEqual(['尊敬的澄川', '澄川，您好', '澄川 澄川 澄川', '澄川'])
    expect(document).toContain(
      '<w:rPr><w:noProof/><w:b/></w:rPr><w:t xml:space="preserve">澄川</w:t>',
    )
    expect(document).toContain('<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">澄川</w:t>')
  })

  it('takes whatever somebody is called for text', async () => {
    const awkward = '<script>&"𠮷\u0001\uD800\n第二行\t😀</w:t>'
    const [first] = await said(
      template(line(run('{客户名称}'))),
      name,
      scopeOf({ 'customer.name': awkward }),
    )
    expect(first).toBe('<script>&"𠮷�⏎第二行😀</w:t>')
  })

  it('says numbers and days as its switches ask', async () => {
    const values = {
      额度: '¥1,234,567.50',
      日: '2026年11月26日',
      'code 日': '2026-11-26',
      名: 'acme ltd',
    }
    const letter = template(
      [
        '额度 \\# "#,##0.00 元"',
        '额度 \\# "0"',
        '日 \\@ "yyyy年M月d日"',
        '日 \\@ "dd MMM yyyy"',
        '名 \\* Upper',
        '名 \\* Caps \\b "To "',
        '无 \\b "x"',
      ]
        .map((asked) => line(field(`MERGEFIELD ${asked}`, 'x')))
        .join(''),
    )
    const mapping = { 额度: '额度', 日: '日', 名: '名', 无: '无' }
    expect(await said(letter, mapping, scopeOf(values))).toEqual([
      '1,234,567.50 元',
      '1234568',
      '2026年11月26日',
      '26 Nov 2026',
      'ACME LTD',
      'To Acme Ltd',
    ])
  })

  it('that nobody decided on stays as it is written, and one that is left out says nothing', async () => {
    const letter = template(line(run('甲{无名}乙{多余}丙')))
    expect(await said(letter, { 多余: 'leftOut' }, scopeOf({}))).toEqual(['甲{无名}乙丙'])
  })
})

describe('a list or a condition', () => {
  const cases = ['A1', 'A2'].map((number) => scopeOf({ 'case.number': number }))
  const mapping = {
    服务单: 'cases',
    '服务单 › 编号': 'case.number',
    电话: 'customer.phone',
    级别: 'customer.level',
  }

  it('goes over rows, paragraphs and words, and leaves nothing where there is none', async () => {
    const letter = template(
      table(row(run('编号'), run('经过')), row(run('{#服务单}{编号}'), run('见附件{/服务单}'))) +
        line(run('{#服务单}')) +
        line(run('- {编号}')) +
        line(run('{/服务单}')) +
        line(run('有电话{#电话}：是{/电话}{^电话}：无{/电话}{#级别 = A}，贵宾{/级别}')),
    )
    expect(letter.losses).toEqual([])
    const full = scopeOf(
      { 'customer.phone': '1', 'customer.level': 'A 级', 'code customer.level': 'A' },
      { cases },
    )
    expect(await said(letter, mapping, full)).toEqual([
      '编号',
      '经过',
      'A1',
      '见附件',
      'A2',
      '见附件',
      '- A1',
      '- A2',
      '有电话：是，贵宾',
    ])
    expect(await said(letter, mapping, scopeOf({}))).toEqual(['编号', '经过', '有电话：无'])
  })

  it('without an end is told, and fields of Word that decide keep what they showed', () => {
    const letter = template(line(run('{#服务单}')) + line(field('IF 1 = 1 "a" "b"', 'a')))
    expect(letter.losses).toEqual([
      { kind: 'wordField', what: 'IF' },
      { kind: 'unclosed', what: '{#服务单}' },
    ])
  })
})

it('a field within another is filled where it is shown, and told where it is asked with', async () => {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const asks = (text: string) =>
    `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
  const merged = field('MERGEFIELD 客户名称', '旧')
  const around = (asked: string, shown: string) =>
    char('begin') + asked + char('separate') + shown + char('end')
  const letter = template(
    line(around(asks('HYPERLINK "https://a.cn"'), merged)) +
      line(around(asks('QUOTE ') + field('INCLUDETEXT "x"', ''), run('引'))) +
      line(around(asks('= ') + merged + asks(' \\# "0.00"'), run('1.00'))),
  )
  expect(letter.losses).toEqual([
    { kind: 'wordField', what: 'QUOTE' },
    { kind: 'wordField', what: '=' },
  ])
  const files = await joined(letter, name, scopeOf({ 'customer.name': '甲' }))
  const document = files['word/document.xml']!
  expect(wordsOf(document)).toEqual(['甲', '引', '1.00'])
  expect(document).toContain('HYPERLINK')
  expect(document).not.toContain('INCLUDETEXT')
})

describe('letters in one document', () => {
  it('are sections: each has its own head, counts its lists and pages from one, and shares no name', async () => {
    const letter = template(
      line(`<w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/>${run('{客户名称}')}`) +
        numbered('第一') +
        numbered('第二'),
      { head: run('致：{客户名称}') },
    )
    const files = await joined(
      letter,
      name,
      ...['甲', '乙', '丙'].map((each) => scopeOf({ 'customer.name': each })),
    )
    const document = files['word/document.xml']!
    expect(wordsOf(document)).toEqual([
      '甲',
      '第一',
      '第二',
      '乙',
      '第一',
      '第二',
      '丙',
      '第一',
      '第二',
    ])
    expect(document.match(/<w:sectPr>/g)).toHaveLength(3)
    expect(document.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(3)
    expect(document.match(/w:bookmarkStart/g)).toHaveLength(1)
    const heads = [...document.matchAll(/headerReference w:type="default" r:id="([^"]+)"/g)].map(
      ([, id]) => {
        const target = new RegExp(`Id="${id}" Type="[^"]*" Target="([^"]*)"`).exec(
          files['word/_rels/document.xml.rels']!,
        )![1]!
        expect(files['[Content_Types].xml']).toContain(`/word/${target}`)
        return wordsOf(files[`word/${target}`]!)[0]
      },
    )
    expect(heads).toEqual(['致：甲', '致：乙', '致：丙'])
    const lists = [...document.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
    expect(lists).toEqual(['1', '1', '2', '2', '3', '3'])
    expect(files['word/numbering.xml']!.match(/<w:startOverride w:val="1"\/>/g)).toHaveLength(2)
  })
})

it('a letter that LibreOffice saved is filled too, and its fields are guessed by what they are called', async () => {
  const bytes = readFileSync(
    new URL('../../../test/fixtures/letter-libreoffice.docx', import.meta.url),
  )
  const letter = readWordTemplate(openWord(bytes))
  const guesses = guessWordFields(letter.fields, entities)
  expect(guesses).toEqual({
    'Full Name': 'recipient.name',
    Company: 'customer.name',
    邮编: 'recipient.postcode',
    Cases: 'cases',
    'Cases › Case no.': 'case.number',
    'Cases › case.title': 'case.title',
  })
  const cases = [scopeOf({ 'case.number': 'T1', 'case.title': 'Torn' })]
  const values = {
    'recipient.name': 'Ms Gu',
    'customer.name': 'Chengchuan',
    'recipient.postcode': '315100',
  }
  expect(await said(letter, guesses, scopeOf(values, { cases }))).toEqual([
    'Thank you 致谢',
    'Dear Ms Gu,',
    'your cases at Chengchuan, 315100:',
    'one',
    'two',
    'T1',
    'Torn',
    'End',
  ])
})

it('a note is filled for each, under a number of its own; what separates notes from the text is there once', async () => {
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const to = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const { 'word/_rels/document.xml.rels': relations } = partsOf(wordFile(''))
  const letter = template(line(run('正文') + to(1) + to(2)), {
    more: {
      'word/_rels/document.xml.rels': relations!.replace(
        '</Relationships>',
        `<Relationship Id="rId9" Type="${related}/footnotes" Target="footnotes.xml"/></Relationships>`,
      ),
      'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="-1">${line('')}</w:footnote><w:footnote w:id="1">${line(run('见 {客户名称}'))}</w:footnote><w:footnote w:id="2">${line(run('同上'))}</w:footnote></w:footnotes>`,
    },
  })
  expect(letter.losses).toEqual([])
  const scopes = ['甲', '乙'].map((each) => scopeOf({ 'customer.name': each }))
  const files = await joined(letter, name, ...scopes)
  const idsIn = (part: string) =>
    [...part.matchAll(/<w:footnote(?:Reference)? [^>]*w:id="(-?\d+)"/g)].map(([, id]) => id)
  expect(idsIn(files['word/document.xml']!)).toEqual(['1', '2', '4', '5'])
  const notes = files['word/footnotes.xml']!
  expect(idsIn(notes)).toEqual(['-1', '1', '2', '4', '5'])
  expect(wordsOf(notes)).toEqual(['见 甲', '同上', '见 乙', '同上'])
})
