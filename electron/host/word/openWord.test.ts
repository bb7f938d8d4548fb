import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { partsOf, line, run, wordFile } from '../../../test/harness/wordFile.ts'
import { failureOf } from '../../../shared/failure.ts'
import { openWord, relationsOf } from './openWord.ts'
import { readWordTemplate } from './wordTemplate.ts'
import { readXml } from './wordXml.ts'

const why = (bytes: Uint8Array) => {
  try {
    openWord(bytes)
    return 'taken'
  } catch (error) {
    return failureOf(error)?.problems[0]?.key
  }
}
const letter = () => wordFile(line(run('您好')))
const withPart = (name: string, text: string) =>
  wordFile(line(run('您好')), { more: { [name]: text } })
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])

describe('a file that is brought in', () => {
  it('is taken when it is a letter, and else refused with its one reason', () => {
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
    const types = partsOf(letter())['[Content_Types].xml']!
    expect(
      [
        letter(),
        new Uint8Array(),
        Buffer.from('%PDF-1.7'),
        letter().subarray(0, 900),
        Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('<a/>') })),
        ole,
        locked,
        withPart('word/vbaProject.bin', 'x'),
        withPart(
          '[Content_Types].xml',
          types.replace('document.main+xml', 'document.macroEnabled.main+xml'),
        ),
        withPart('word/document.xml', '<html/>'),
        withPart('word/document.xml', '<w:document><w:body></w:document>'),
        Buffer.alloc(21 * 1024 * 1024, 'PK\x03\x04'),
      ].map(why),
    ).toEqual([
      'taken',
      'wordEmpty',
      'wordNotDocx',
      'wordBroken',
      'wordNotDocx',
      'wordOld',
      'wordProtected',
      'wordMacros',
      'wordMacros',
      'wordNotDocx',
      'wordBroken',
      'wordTooBig',
    ])
  })

  it('is never unpacked beyond what a letter may be, whatever it says of itself', () => {
    const named = withPart('word/media/zeros.bin', '\0'.repeat(1_234_567))
    const saying = (size: number) => {
      const bytes = Buffer.from(named)
      const before = Buffer.alloc(4)
      before.writeUInt32LE(1_234_567)
      for (let at = bytes.indexOf(before); at >= 0; at = bytes.indexOf(before)) {
        bytes.writeUInt32LE(size, at)
      }
      return bytes
    }
    expect(why(saying(90 * 1024 * 1024))).toBe('wordTooBig')
    // More than it says of itself is not unpacked.
    expect(openWord(saying(10)).files.get('word/media/zeros.bin')).toHaveLength(10)
    const many = Object.fromEntries(
      Array.from({ length: 2100 }, (_, at) => [`a${at}`, Buffer.alloc(1)]),
    )
    expect(why(Buffer.from(zipSync(many)))).toBe('wordTooBig')
  })

  it('brings no entities, and is not read deeper than any letter goes', () => {
    const laughs =
      '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    const deep = '<w:p>'.repeat(5000) + '</w:p>'.repeat(5000)
    for (const text of [laughs, deep, '<a>&nope;</a>', '<a b=1/>']) {
      expect(() => readXml(text)).toThrow('wordBroken')
    }
  })
})

it('what would be fetched from elsewhere is taken out and told; a link that somebody may follow stays', () => {
  const relations = partsOf(letter())['word/_rels/document.xml.rels']!
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const outside = (id: string, kind: string) =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="https://example.com/x" TargetMode="External"/>`
  const body = line(
    `<w:r><w:drawing><a:blip xmlns:a="a" r:link="rId8"/></w:drawing></w:r><w:hyperlink r:id="rId9">${run('网址')}</w:hyperlink>`,
  )
  const template = readWordTemplate(
    openWord(
      wordFile(body, {
        more: {
          'word/_rels/document.xml.rels': relations.replace(
            '</Relationships>',
            `${outside('rId8', 'image')}${outside('rId9', 'hyperlink')}</Relationships>`,
          ),
        },
      }),
    ),
  )
  expect(template.losses).toEqual([{ kind: 'remote' }])
  const left = JSON.stringify(template.document)
  expect(left).not.toContain('w:drawing')
  expect(left).toContain('网址')
})

describe('what is not for whoever gets a letter', () => {
  const said = 'http://schemas.microsoft.com/office/2011/relationships'
  const related = [
    `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>`,
    `<Relationship Id="rId8" Type="${said}/commentsExtended" Target="commentsExtended.xml"/>`,
    `<Relationship Id="rId9" Type="${said}/people" Target="/word/people.xml"/>`,
    `<Relationship Id="rId10" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>`,
  ].join('')
  const deleted = '<w:del w:author="王"><w:r><w:delText>底价</w:delText></w:r></w:del>'
  const usual = partsOf(letter())
  const notes = `<w:footnotes xmlns:w="w"><w:footnote w:id="1">${line(run('见下') + deleted)}</w:footnote></w:footnotes>`
  const withNotes = () =>
    openWord(
      wordFile(
        `<w:commentRangeStart w:id="0"/>${line(run('您好'))}<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${line(run('底价'))}</w:tc></w:tr></w:tbl>`,
        {
          more: {
            '[Content_Types].xml': usual['[Content_Types].xml']!.replace(
              '</Types>',
              '<Override PartName="/word/comments.xml" ContentType="x"/></Types>',
            ),
            'word/_rels/document.xml.rels': usual['word/_rels/document.xml.rels']!.replace(
              '</Relationships>',
              `${related}</Relationships>`,
            ),
            'word/header.xml': `<w:hdr xmlns:w="w">${line(run('页眉') + deleted)}</w:hdr>`,
            'word/comments.xml': '<w:comments>底价</w:comments>',
            'word/_rels/comments.xml.rels': '<Relationships/>',
            'word/commentsExtended.xml': '<w15:commentsEx>底价</w15:commentsEx>',
            'word/people.xml': '<w15:people>王</w15:people>',
            'word/footnotes.xml': notes,
          },
        },
      ),
    )

  it('stays out: comments, who made them, and what was deleted while changes were tracked', () => {
    const opened = withNotes()
    const template = readWordTemplate(opened)
    const { files, document } = template
    expect([...files.keys()].filter((name) => /comments|people/.test(name))).toEqual([])
    expect([...relationsOf(files, 'word/document.xml').values()].map(({ type }) => type)).toEqual([
      'styles',
      'numbering',
      'header',
      'footnotes',
    ])
    const left = [...files].flatMap(([name, bytes]) =>
      name === 'word/document.xml' ? [JSON.stringify(document)] : [Buffer.from(bytes).toString()],
    )
    expect(left.join('')).not.toMatch(/底价|王|comments|commentRange/)
    expect(template.losses).toEqual([])
  })
})
