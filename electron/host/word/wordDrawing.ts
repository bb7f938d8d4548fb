import { sizeOf } from '../printing/pictureSize.ts'
import { xml, type XmlElement } from './wordXml.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'

/** Namespaces that a document with drawings names. */
export const drawingWords = {
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': `${drawing}/wordprocessingDrawing`,
  'xmlns:a': `${drawing}/main`,
  'xmlns:pic': `${drawing}/picture`,
}

/** A picture as a document of Word's keeps it: where, under which id, and its measures in points of the picture. */
export interface WordPicture {
  readonly id: string
  /** Within `word/`. */
  readonly file: string
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** Pictures by what they are called in a layout, each with its place in a document. */
export function wordPicturesOf(
  pictures: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<string, WordPicture> {
  const kept = Object.entries(pictures).flatMap(([name, bytes], index) => {
    const size = sizeOf(Buffer.from(bytes))
    if (!size?.width || !size.height) return []
    const file = `media/picture${index + 1}.${size.type}`
    return [[name, { id: `rIdPicture${index + 1}`, file, bytes, ...size }] as const]
  })
  return new Map(kept)
}

/** English Metric Units, of which a millimetre has 36,000 (ECMA-376-1, 20.1.2.1). */
const emu = (mm: number) => Math.round(mm * 36_000)

/** A picture that stands in a line like a letter, in millimetres; `number` is its own in the document. */
export function drawn(
  { id, file }: WordPicture,
  { width, height, number }: { width: number; height: number; number: number },
): XmlElement {
  const size = { cx: emu(width), cy: emu(height) }
  const named = { id: number, name: file }
  return xml('w:drawing', {}, [
    xml('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 }, [
      xml('wp:extent', size),
      xml('wp:docPr', named),
      xml('a:graphic', {}, [
        xml('a:graphicData', { uri: drawingWords['xmlns:pic'] }, [
          xml('pic:pic', {}, [
            xml('pic:nvPicPr', {}, [xml('pic:cNvPr', named), xml('pic:cNvPicPr')]),
            xml('pic:blipFill', {}, [
              xml('a:blip', { 'r:embed': id }),
              xml('a:stretch', {}, [xml('a:fillRect')]),
            ]),
            xml('pic:spPr', {}, [
              xml('a:xfrm', {}, [xml('a:off', { x: 0, y: 0 }), xml('a:ext', size)]),
              xml('a:prstGeom', { prst: 'rect' }, [xml('a:avLst')]),
            ]),
          ]),
        ]),
      ]),
    ]),
  ])
}
