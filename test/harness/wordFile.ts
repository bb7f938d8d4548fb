import { unzipSync, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A run as Word writes it, with the marks of who edited it when. */
export const run = (text: string, look = ''): string =>
  `<w:r w:rsidR="00A77B3E" w:rsidRPr="00C21D44"><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph, with what its `w:pPr` says. */
export const line = (content: string, look = ''): string =>
  `<w:p w:rsidR="00A77B3E" w:rsidRDefault="001F2A10"><w:pPr>${look}</w:pPr>${content}</w:p>`

/** A field as Word inserts it: a beginning, what is asked, what is shown, and an end. */
export const field = (asked: string, shown: string, look = ''): string =>
  [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    `<w:r><w:instrText xml:space="preserve"> ${asked} </w:instrText></w:r>`,
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    `<w:r><w:rPr><w:noProof/>${look}</w:rPr><w:t>${shown}</w:t></w:r>`,
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
  ].join('')

export const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${line(cell)}</w:tc>`).join('')}</w:tr>`

export const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/></w:tblGrid>${rows.join('')}</w:tbl>`

/** What Word writes beside the text of a letter; `more` puts other parts in their places. */
export function wordFile(
  body: string,
  { head = '', more = {} }: { head?: string; more?: Readonly<Record<string, string>> } = {},
): Buffer {
  const names = { main, related }
  const part = (root: string, content: string) =>
    `${declaration}<w:${root} xmlns:w="${names.main}" xmlns:r="${names.related}">${content}</w:${root}>`
  const relations = (...each: readonly [string, string, string][]) =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each
      .map(
        ([id, type, target]) =>
          `<Relationship Id="${id}" Type="${related}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`
  const kinds = ['document.main', 'styles', 'numbering', 'header'] as const
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${kinds
      .map(
        (kind) =>
          `<Override PartName="/word/${kind.replace('.main', '')}.xml" ContentType="${office}.${kind}+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': relations(['rId1', 'officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'numbering', 'numbering.xml'],
      ['rId3', 'header', 'header.xml'],
    ),
    'word/document.xml': part(
      'document',
      `<w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr></w:body>`,
    ),
    'word/header.xml': part('hdr', line(head)),
    'word/styles.xml': part(
      'styles',
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    ),
    'word/numbering.xml': part(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    ...more,
  }
  const bytes = Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(bytes)))
}

/** A numbered line. */
export const numbered = (text: string): string =>
  line(run(text), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')

/** The parts of a document, by their names. */
export function partsOf(docx: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  )
}

/** The words of a part, a paragraph a line. */
export const wordsOf = (part: string): string[] =>
  part
    .replace(declaration, '')
    .split('</w:p>')
    .map((each) =>
      each
        .replace(/<w:br\/>/g, '⏎')
        .replace(/<w:instrText.*?<\/w:instrText>/g, '')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    )
    .filter((each) => each.trim() !== '')
