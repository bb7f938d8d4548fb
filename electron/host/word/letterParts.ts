import type { Layout } from '../../../shared/printing/layout.ts'
import type { WordPicture } from './wordDrawing.ts'
import { writePart, xml, type XmlElement } from './wordXml.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Fonts that every desk with Word has. */
const fonts = {
  sans: { ascii: 'Arial', eastAsia: '微软雅黑' },
  serif: { ascii: 'Times New Roman', eastAsia: '宋体' },
} as const

/** What a document of Word's has beside its text and the pictures themselves. */
export function letterParts(
  { face, size }: NonNullable<Layout['flow']>,
  pictures: Iterable<Pick<WordPicture, 'id' | 'file'>>,
): Record<string, string> {
  const { ascii, eastAsia } = fonts[face]
  const half = Math.round(size * 2)
  return {
    '[Content_Types].xml': writePart(
      xml('Types', { xmlns: `${packages}/content-types` }, [
        xml('Default', {
          Extension: 'rels',
          ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
        }),
        xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
        xml('Default', { Extension: 'png', ContentType: 'image/png' }),
        xml('Default', { Extension: 'jpeg', ContentType: 'image/jpeg' }),
        ...['document.main', 'styles', 'numbering'].map((kind) =>
          xml('Override', {
            PartName: `/word/${kind.replace('.main', '')}.xml`,
            ContentType: `${office}.${kind}+xml`,
          }),
        ),
      ]),
    ),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'numbering', 'numbering.xml'],
      ...Array.from(pictures, ({ id, file }) => [id, 'image', file] as const),
    ]),
    'word/styles.xml': part('w:styles', [
      xml('w:docDefaults', {}, [
        xml('w:rPrDefault', {}, [
          xml('w:rPr', {}, [
            xml('w:rFonts', { 'w:ascii': ascii, 'w:hAnsi': ascii, 'w:eastAsia': eastAsia }),
            xml('w:sz', { 'w:val': half }),
            xml('w:szCs', { 'w:val': half }),
          ]),
        ]),
      ]),
      xml('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, [
        xml('w:name', { 'w:val': 'Normal' }),
      ]),
    ]),
    'word/numbering.xml': part('w:numbering', [
      xml('w:abstractNum', { 'w:abstractNumId': 0 }, [
        xml('w:lvl', { 'w:ilvl': 0 }, [
          xml('w:start', { 'w:val': 1 }),
          xml('w:numFmt', { 'w:val': 'bullet' }),
          xml('w:lvlText', { 'w:val': '•' }),
          xml('w:pPr', {}, [xml('w:ind', { 'w:left': 360, 'w:hanging': 360 })]),
        ]),
      ]),
      xml('w:num', { 'w:numId': 1 }, [xml('w:abstractNumId', { 'w:val': 0 })]),
    ]),
  }
}

const part = (name: string, children: readonly XmlElement[]) =>
  writePart(xml(name, { 'xmlns:w': main }, children))

const relations = (each: readonly (readonly [string, string, string])[]) =>
  writePart(
    xml(
      'Relationships',
      { xmlns: `${packages}/relationships` },
      each.map(([id, type, target]) =>
        xml('Relationship', { Id: id, Type: `${related}/${type}`, Target: target }),
      ),
    ),
  )
