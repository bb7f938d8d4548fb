import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openLog } from '../../electron/host/log.ts'
import { printPartsBeside } from '../../electron/host/printing/printParts.ts'
import { createTypesetter, type Typesetter } from '../../electron/host/printing/startTypesetter.ts'
import { systemClock } from '../../shared/clock.ts'
import { failureOf } from '../../shared/failure.ts'
import { tempFolder } from '../harness/office.ts'
import { readPdf } from '../harness/pdf.ts'

const { typesetter: script } = printPartsBeside(
  new URL('../../electron/host/host.ts', import.meta.url).href,
)
const folder = tempFolder()
const log = openLog(folder.path, systemClock)
let typesetter: Typesetter
beforeAll(() => {
  typesetter = createTypesetter(script, log)
})
afterAll(() => {
  typesetter.close()
  folder.remove()
})

const plain = `#let data = json("data.json")
#set page(paper: "a4", margin: 20mm)
#set text(font: "Noto Sans CJK SC")
`
const set = async (main: string, data: unknown = {}, by = typesetter) => {
  const id = randomUUID()
  const pages = await by.set(id, { sources: { 'main.typ': main }, data: JSON.stringify(data) })
  return { id, pages }
}
const refused = (work: Promise<unknown>) =>
  work.then(
    (value) => `answered ${JSON.stringify(value)}`,
    (error: unknown) => failureOf(error)?.problems[0]?.key ?? String(error),
  )

it('prints what people type as just that', async () => {
  const names = [
    '#eval("x")',
    '<script>alert(1)</script>',
    '$x^2$',
    '\\',
    '*b* _i_ @a //c',
    '"]#{',
    '𠮷㐂',
  ]
  const { id } = await set(`${plain}#for name in data.names [#name\\ ]`, { names })
  const { text, fonts } = readPdf(await typesetter.pdf(id))
  expect(text.split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining(names))
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.every(({ embedded }) => embedded)).toBe(true)
})

it('gives each page as a picture of its own, with all that it draws', async () => {
  const { id, pages } = await set(
    `${plain}一 #box(stroke: 1pt)[甲] #pagebreak() 二 #page(flipped: true)[三]`,
  )
  expect(pages).toBe(3)
  const pictures = await Promise.all([1, 2, 3].map((page) => typesetter.page(id, page)))
  for (const svg of pictures) {
    const used = [...svg.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(used.length).toBeGreaterThan(0)
    for (const each of used) expect(svg).toContain(`id="${each}"`)
    expect(svg).not.toMatch(/<script|<foreignObject|href="(?!#)/)
  }
  expect(pictures.map((svg) => /viewBox="0 0 (\d+)[\d.]* (\d+)/.exec(svg)?.slice(1))).toEqual([
    ['595', '841'],
    ['595', '841'],
    ['841', '595'],
  ])
})

it('reads no file and fetches no package', async () => {
  const secret = mkdtempSync(join(tmpdir(), 'laike-secret-'))
  writeFileSync(join(secret, 'secret.txt'), 'secret')
  for (const path of [join(secret, 'secret.txt'), `../${secret}/secret.txt`, '/etc/hostname']) {
    expect(await refused(set(`#read(${JSON.stringify(path)})`))).toMatch(
      /can't be set: .*(not found|escape|outside|denied)/,
    )
  }
  expect(await refused(set('#import "@preview/cetz:0.2.0"'))).toMatch(/can't be set: .*package/)
  rmSync(secret, { recursive: true })
})

it('gives a document up that has no end, and sets the next one', async () => {
  const hasty = createTypesetter(script, log, 3000)
  const endless = '#for a in range(100000) { for b in range(100000) { let c = a * b } }'
  const [never, next] = [refused(set(endless, {}, hasty)), set(`${plain}好`, {}, hasty)]
  expect(await never).toBe('printTooMuch')
  expect((await next).pages).toBe(1)
  hasty.close()
})

it('ends when it takes too much memory, and the host goes on', async () => {
  const greedy = '#let a = range(1000000)\n#for i in range(1000) { a += range(1000000) }'
  expect(await refused(set(greedy))).toBe('printTooMuch')
  expect((await set(`${plain}好`)).pages).toBe(1)
}, 40_000)

it('says that a document was set too long ago', async () => {
  const { id } = await set(`${plain}甲`)
  for (let more = 0; more < 4; more++) await set(`${plain}乙 ${more}`)
  expect(await refused(typesetter.pdf(id))).toBe('printGone')
  expect(await refused(typesetter.page(randomUUID(), 1))).toBe('printGone')
})

it('takes no answer for one to another question', async () => {
  // Like one that was ended while its answer was on its way, it answers late and once too often.
  const twice = join(folder.path, 'twice.mjs')
  writeFileSync(
    twice,
    `process.on('message', (message) => {
      const asked = message.question ?? message
      const answer = { kind: 'set', pages: Number(JSON.parse(asked.manuscript.data)) }
      for (const _ of [1, 2]) process.send({ ...answer, number: message.number, answer })
    })`,
  )
  const late = createTypesetter(pathToFileURL(twice), log)
  const pages = [1, 2, 3, 4].map(async (data) => (await set('', data, late)).pages)
  expect(await Promise.all(pages)).toEqual([1, 2, 3, 4])
  late.close()
})
