import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FitMark } from '../../shared/api/printing.ts'
import { fontsOf } from './printing/fonts.ts'
import { svgPages } from './printing/svgPages.ts'
import type {
  FromTypesetter,
  Manuscript,
  ToTypesetter,
  TypesetterAnswer,
  TypesetterQuestion,
  Wanted,
} from './printing/typesetterMessages.ts'

/**
 * The typesetter: a process of its own, so that a document without end or a fault of the native library takes nothing
 * with it but itself. It sets what it is handed, reads no file and asks no network.
 */

/** Documents that are kept for their pages. */
const mostKept = 4
/** Bytes of memory at which it ends itself. */
const mostMemory = 1536 * 1024 * 1024

interface Kept {
  readonly document: NodeTypstDocument
  pages?: readonly string[]
}

const kept = new Map<string, Kept>()
/** A folder that is not there: names in a document lead to what it was handed, and nowhere else. */
const nowhere = join(tmpdir(), 'laike-typesetter-has-no-folder')
let compiler: NodeCompiler | undefined

watchMemory()
process.on('disconnect', () => process.exit())
process.on('message', ({ number, question }: ToTypesetter) => {
  process.send!({ number, answer: answerTo(question) } satisfies FromTypesetter)
})

function answerTo(message: TypesetterQuestion): TypesetterAnswer {
  if (message.kind === 'set') return set(message.id, message.manuscript)
  if (message.kind === 'once') return setOnce(message.manuscript, message.wanted)
  const held = kept.get(message.id)
  if (!held) return { kind: 'forgotten' }
  if (message.kind === 'pdf') return { kind: 'pdf', bytes: started().pdf(held.document) }
  held.pages ??= svgPages(started().plainSvg(held.document))
  const svg = held.pages[message.page - 1]
  return svg === undefined ? { kind: 'forgotten' } : { kind: 'page', svg }
}

function set(id: string, manuscript: Manuscript): TypesetterAnswer {
  const document = compiled(manuscript)
  if ('why' in document) return document
  kept.delete(id)
  kept.set(id, { document })
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  started().evictCache(10)
  return { kind: 'set', pages: document.numOfPages }
}

/** A document of which one thing is wanted, and which is let go at once. */
function setOnce(manuscript: Manuscript, wanted: Wanted): TypesetterAnswer {
  const document = compiled(manuscript)
  if ('why' in document) return document
  const typst = started()
  const said = (name: string) =>
    typst.query(document, { selector: `<${name}>`, field: 'value' }) as unknown[]
  const answer: TypesetterAnswer = {
    kind: 'once',
    pages: document.numOfPages,
    marks: said('mark') as FitMark[],
    begins: said('begins') as number[],
    ...(wanted === 'pdf' && { pdf: typst.pdf(document) }),
    ...(typeof wanted === 'object' && {
      svg: svgPages(typst.plainSvg(document))[wanted.page - 1] ?? '',
    }),
  }
  typst.evictCache(wanted === 'pdf' ? 0 : 10)
  return answer
}

type Wrong = Extract<TypesetterAnswer, { kind: 'wrong' }>

function compiled({ sources, data, pictures = {} }: Manuscript): NodeTypstDocument | Wrong {
  const typst = started()
  typst.resetShadow()
  for (const [name, source] of Object.entries(sources)) put(typst, name, source)
  for (const [name, bytes] of Object.entries(pictures)) put(typst, name, bytes)
  put(typst, 'data.json', data)
  const result = typst.compile({ mainFilePath: join(nowhere, 'main.typ'), resetRead: true })
  const why = () => wrongIn(result.takeDiagnostics()?.shortDiagnostics)
  return result.result ?? { kind: 'wrong', why: why() }
}

const put = (typst: NodeCompiler, name: string, content: string | Uint8Array) =>
  typst.mapShadow(join(nowhere, name), Buffer.from(content as string))

/** Half a second for the fonts, the first time. */
function started(): NodeCompiler {
  const { folders } = fontsOf(process.platform)
  return (compiler ??= NodeCompiler.create({
    workspace: nowhere,
    fontArgs: [{ fontPaths: [...folders] }],
  }))
}

const wrongIn = (found: unknown) =>
  ((found ?? []) as { readonly message?: string }[]).map(({ message }) => message).join('; ')

/** The native library does not let go of its thread while it works: another one looks at the memory meanwhile. */
function watchMemory(): void {
  const watching = `setInterval(() => {
    if (process.memoryUsage.rss() > ${mostMemory}) process.kill(process.pid, 'SIGKILL')
  }, 200)`
  new Worker(watching, { eval: true }).unref()
}
