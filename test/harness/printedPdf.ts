import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { Client } from '../../renderer/connection.ts'
import type { Print, PrintInput } from '../../shared/api/printing.ts'
import type { Locale } from '../../shared/locales/locale.ts'
import { readPdf, type ReadPdf } from './pdf.ts'

/** Where pictures to be looked at go, when somebody wants them. */
const kept = process.env.LAIKE_KEEP_PDF

/** Prints something and fetches its PDF as the interface does. */
export async function printedPdf(
  desk: Client,
  what: PrintInput,
  { locale = 'zh-CN', profile, keep }: { locale?: Locale; profile?: string; keep?: string } = {},
): Promise<ReadPdf & { readonly id: string; readonly told: Print; readonly bytes: Buffer }> {
  const id = randomUUID()
  const told = await desk.printing.prepare({ print: id, what, locale })
  const parts: Buffer[] = []
  let [offset, size] = [0, 1]
  while (offset < size) {
    const part = await desk.printing.pdf({ print: id, offset, ...(profile && { profile }) })
    const bytes = Buffer.from(part.content, 'base64')
    parts.push(bytes)
    offset += bytes.length
    size = part.size
  }
  const bytes = Buffer.concat(parts)
  if (kept && keep) writeFileSync(`${kept}/${keep}.pdf`, bytes)
  return Object.assign(readPdf(bytes), { id, told, bytes })
}
