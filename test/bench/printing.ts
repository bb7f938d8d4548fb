import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Office } from '../../electron/host/office.ts'
import { composeTemplate, templateGiven } from '../../electron/host/printing/composeTemplate.ts'
import type { ComposeDesk } from '../../electron/host/printing/forms.ts'
import { printPartsBeside } from '../../electron/host/printing/printParts.ts'
import { createPrinting, type Printing } from '../../electron/host/printing/printing.ts'
import { openLog } from '../../electron/host/log.ts'
import { anyQuery, query } from '../../electron/host/database/query.ts'
import { program } from '../../electron/host/records/access.ts'
import { systemClock } from '../../shared/clock.ts'
import type { Recipient } from '../../shared/printing/recipient.ts'
import { againstLimit, percentile, timesOfAsking, type Figure } from './measure.ts'

/** Recipients of a large mailing. */
const many = 10_000
/** Recipients that the peer is given: it is slow, and its rate is the same for more. */
const fewer = 300

/** Envelopes and letters for ten thousand, beside the mail merge of LibreOffice, which many offices know. */
export async function printing(office: Office): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'laike-bench-print-'))
  const host = new URL('../../electron/host/host.ts', import.meta.url).href
  const printing = createPrinting(printPartsBeside(host), openLog(folder, systemClock))
  const desk: ComposeDesk = { office, actor: program }
  const recipients = recipientsOf(office)
  try {
    return [
      ...(await run(printing, desk, recipients, 'envelopes', '国内信封 DL', 1500, folder)),
      ...(await run(printing, desk, recipients, 'letters', '感谢信', 500, folder)),
    ]
  } finally {
    printing.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(
  printing: Printing,
  desk: ComposeDesk,
  recipients: readonly Recipient[],
  what: 'envelopes' | 'letters',
  template: string,
  limit: number,
  folder: string,
): Promise<Figure[]> {
  const { id } = desk.office.reading.first(
    query.selectFrom('template').select('id').where('name', '=', template),
  )!
  const peer = libreOffice(join(folder, what), what)
  // The fonts are looked through before the first page, once.
  await printed(printing, desk, id, recipients.slice(0, 1))
  const before = memory()
  const began = performance.now()
  const { asked, proof, bytes, most, early } = await printed(printing, desk, id, recipients)
  const rate = many / ((performance.now() - began) / 1000)
  // Which letter stands on which page is known once all were looked at.
  for (let { through, known } = proof; !known;) {
    ;({ through, known } = await printing.proof(asked, through))
  }
  const pages = await timesOfAsking(20, (turn) => printing.page(asked, many - 1 - turn))
  return [
    atLeast(`${what} to PDF (${Math.round(bytes / 1e6)} MB)`, rate, limit),
    ...(typeof peer === 'number'
      ? [atLeast(`${what}, ${peer.toFixed(1)}/s by LibreOffice`, rate, peer * 30)]
      : [{ ...atLeast(`${what}, beside LibreOffice`, rate, limit), against: peer }]),
    againstLimit(`${what}: page 9,999 shown, max`, percentile(pages, 1), 300),
    againstLimit(`${what}: memory of host and typesetter, more by`, most - before, 600, 'MB'),
    // Flat: what is kept when half is set is nearly all that is kept in the end.
    againstLimit(`${what}: memory, more by after half`, most - early, 100, 'MB'),
  ]
}

/** Value over what is wanted: over 1 is better. */
const atLeast = (name: string, value: number, limit: number): Figure => ({
  name,
  value,
  unit: 'pages/s',
  against: `at least ${Math.round(limit)} pages/s`,
  ratio: value / limit,
})

/** Composes and fetches a PDF to its end as a window would, keeping none of it; tells the most memory meanwhile, and by half of the pages. */
async function printed(
  printing: Printing,
  desk: ComposeDesk,
  template: string,
  recipients: readonly Recipient[],
) {
  const asked = { id: `${template} ${recipients.length}`, person: 'bench' }
  const composed = await composeTemplate(desk, templateGiven(desk, template), recipients)
  const proof = await printing.prepare({ ...asked, locale: 'zh-CN' }, composed)
  let [offset, size, pages, most, early] = [0, 1, 0, 0, 0]
  while (offset < size) {
    const part = await printing.pdf(asked, offset)
    offset += part.bytes.length
    ;({ size, pages } = part)
    most = Math.max(most, memory())
    if (pages <= recipients.length / 2) early = most
  }
  return { asked, proof, bytes: offset, most, early }
}

/** Megabytes of this process and of those that it started. */
function memory(): number {
  const mine = String(process.pid)
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,rss'], { encoding: 'utf8' }).split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, parent]) => pid === mine || parent === mine)
    .reduce((sum, [, , kilobytes]) => sum + Number(kilobytes) / 1024, 0)
}

/** As many recipients as a large mailing has; a small office's are gone through again. */
function recipientsOf({ reading }: Office): Recipient[] {
  const ids = reading.all(
    anyQuery.selectFrom('customer').select('id').where('deletedAt', 'is', null).limit(many),
  )
  return Array.from({ length: many }, (_each, index) => ({
    customer: String(ids[index % ids.length]!.id),
    contact: null,
    address: 'main',
  }))
}

/** Pieces a second by LibreOffice's mail merge, without a window; why there are none where it is not installed. */
function libreOffice(folder: string, what: 'envelopes' | 'letters'): number | string {
  const python = '/usr/bin/python3'
  mkdirSync(folder)
  if (spawnSync('soffice', ['--version']).error) return 'LibreOffice is not installed'
  if (spawnSync(python, ['-c', 'import uno']).status !== 0)
    return 'LibreOffice’s UNO is not installed'
  const rows = Array.from({ length: fewer }, (_each, index) => [
    '315100',
    `浙江省宁波市鄞州区钟公庙路 ${index} 号`,
    `宁波第${index}包装制品有限公司`,
    '顾明澄 女士 收',
  ])
  const csv = [['postcode', 'address', 'firm', 'person'], ...rows]
  writeFileSync(join(folder, 'people.csv'), csv.map((row) => row.join(',')).join('\n'))
  const script = new URL('./mailMerge.py', import.meta.url).pathname
  const merged = spawnSync(python, [script, folder, what], { encoding: 'utf8', timeout: 180_000 })
  const seconds = Number(/^seconds ([\d.]+)$/m.exec(merged.stdout)?.[1])
  const info = spawnSync('pdfinfo', [join(folder, `${what}0.pdf`)], { encoding: 'utf8' })
  const pages = Number(/^Pages: +(\d+)$/m.exec(info.stdout ?? '')?.[1] ?? 0)
  return pages >= fewer
    ? fewer / seconds
    : `LibreOffice merged nothing: ${merged.stderr.slice(-200)}`
}
