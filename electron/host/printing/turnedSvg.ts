import {
  isAsItIs,
  printerMatrix,
  type PrinterGeometry,
} from '../../../shared/printing/printerGeometry.ts'

/** Points in a millimetre. */
const point = 72 / 25.4

/** The picture of a page as it lies on the paper in a printer. */
export function turnedSvg(svg: string, geometry: PrinterGeometry): string {
  if (isAsItIs(geometry)) return svg
  const [head = '', width = '', height = ''] =
    /^<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/.exec(svg) ?? []
  const size = { width: Number(width) / point, height: Number(height) / point }
  const { matrix, paper } = printerMatrix(size, geometry)
  const [a, b, c, d, e, f] = matrix
  const [wide, high] = [paper.width * point, paper.height * point]
  const inside = svg.slice(head.length, svg.lastIndexOf('</svg>'))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `width="${wide}pt" height="${high}pt" viewBox="0 0 ${wide} ${high}">` +
    `<g transform="matrix(${a} ${b} ${c} ${d} ${e * point} ${f * point})">${inside}</g></svg>`
  )
}
