import { fitForXml, xml, type XmlElement } from './wordXml.ts'

/** Words as a run holds them: each line and each tab as Word has it. */
export function wordLines(value: string): XmlElement[] {
  return fitForXml(value)
    .replaceAll('\r\n', '\n')
    .split(/([\n\r\t])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return xml('w:tab')
      if (piece === '\n' || piece === '\r') return xml('w:br')
      return xml('w:t', { 'xml:space': 'preserve' }, [piece])
    })
}
