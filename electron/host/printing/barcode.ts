import type { LayoutItem } from '../../../shared/printing/layout.ts'

type Code = Extract<LayoutItem, { type: 'barcode' }>['code']

/** Draws codes as SVG; null for words that the code can't hold. The library is read when the first one is drawn. */
export async function barcodes(): Promise<(code: Code, words: string) => string | null> {
  const { toSVG } = await import('bwip-js/node')
  const known = { code128: 'code128', ean13: 'ean13', qr: 'qrcode' } as const
  return (code, words) => {
    try {
      // Letters beyond Latin are written as UTF-8, which readers expect of a QR code.
      const text = code === 'qr' ? Buffer.from(words).toString('latin1') : words
      return toSVG({ bcid: known[code], text, ...(code === 'qr' && { binarytext: true }) })
    } catch {
      return null
    }
  }
}
