import { fork, type ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failure, problem } from '../../../shared/failure.ts'
import type { Log } from '../log.ts'
import type {
  FromTypesetter,
  Manuscript,
  SetOnce,
  ToTypesetter,
  TypesetterAnswer,
  TypesetterQuestion,
  Wanted,
} from './typesetterMessages.ts'

/** Milliseconds that one question may take. */
const usualPatience = 30_000
/** Milliseconds without a question after which it ends, and its memory with it. */
const rest = 5 * 60_000
/** Characters of data that are handed over at most. */
const mostData = 16 * 1024 * 1024

/** Sets documents in type. */
export interface Typesetter {
  /** Sets a document that its pages and its PDF are then asked of, by this id. Answers with how many pages it has. */
  set(id: string, manuscript: Manuscript): Promise<number>
  /** A page as a picture, from 1. Rejects with `gone` when the document was set too long ago. */
  page(id: string, page: number): Promise<string>
  pdf(id: string): Promise<Uint8Array>
  /** Sets a document, takes one thing of it and keeps nothing. */
  once(manuscript: Manuscript, wanted: Wanted): Promise<SetOnce>
  close(): void
}

interface Waiting {
  readonly message: ToTypesetter
  readonly resolve: (answer: TypesetterAnswer) => void
  readonly reject: (error: unknown) => void
}

/** Starts the typesetter when it is first asked. It has one question; the others wait here. */
export function createTypesetter(script: URL, log: Log, patience = usualPatience): Typesetter {
  const queue: Waiting[] = []
  let begun: Waiting | undefined
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let asked = 0

  const start = () => {
    const started = fork(fileURLToPath(script), {
      execArgv: [],
      env: shutIn(process.env),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    started.unref()
    started.channel?.unref()
    started.on('message', (message) => {
      if (child === started) settle(message as FromTypesetter)
    })
    started.on('error', () => lose(started))
    started.on('exit', () => lose(started))
    return started
  }

  /** What answers another question than the one it is at came too late. */
  const settle = ({ number, answer }: FromTypesetter) => {
    if (begun?.message.number !== number) return
    const { resolve } = begun
    begun = undefined
    resolve(answer)
    proceed()
  }

  /** It ended by itself: what it was at is too much for it. */
  const lose = (lost: ChildProcess) => {
    if (child !== lost) return
    child = undefined
    if (!closed) log.note('the typesetter ended')
    begun?.reject(failure('invalid', problem([], 'printTooMuch')))
    begun = undefined
    proceed()
  }

  const end = () => {
    const ended = child
    if (!ended) return
    ended.kill('SIGKILL')
    lose(ended)
  }

  const proceed = () => {
    if (begun) return
    clearTimeout(timer)
    begun = queue.shift()
    if (begun) {
      child ??= start()
      child.send(begun.message)
    }
    timer = setTimeout(end, begun ? patience : rest)
    if (!begun) timer.unref()
  }

  const ask = (question: TypesetterQuestion) =>
    new Promise<TypesetterAnswer>((resolve, reject) => {
      if (closed) return reject(failure('gone', problem([], 'hostGone')))
      asked += 1
      queue.push({ message: { number: asked, question }, resolve, reject })
      proceed()
    })

  return {
    set: async (id, manuscript) => {
      if (manuscript.data.length > mostData) throw failure('invalid', problem([], 'printTooMuch'))
      const answer = await ask({ kind: 'set', id, manuscript })
      if (answer.kind === 'wrong') throw new Error(`A document can't be set: ${answer.why}`)
      return answer.kind === 'set' ? answer.pages : forgotten()
    },
    page: async (id, page) => {
      const answer = await ask({ kind: 'page', id, page })
      return answer.kind === 'page' ? answer.svg : forgotten()
    },
    pdf: async (id) => {
      const answer = await ask({ kind: 'pdf', id })
      return answer.kind === 'pdf' ? answer.bytes : forgotten()
    },
    once: async (manuscript, wanted) => {
      const answer = await ask({ kind: 'once', manuscript, wanted })
      if (answer.kind === 'wrong') throw new Error(`A document can't be set: ${answer.why}`)
      return answer.kind === 'once' ? answer : forgotten()
    },
    close: () => {
      closed = true
      for (const { reject } of queue) reject(failure('gone', problem([], 'hostGone')))
      queue.length = 0
      end()
      clearTimeout(timer)
    },
  }
}

function forgotten(): never {
  throw failure('gone', problem([], 'printGone'))
}

/** An environment in which a document that names a package of the network gets none, nor one of this machine. */
function shutIn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const nobody = 'http://127.0.0.1:9'
  const nowhere = join(tmpdir(), 'laike-typesetter-has-no-packages')
  return {
    ...env,
    // Electron's own program becomes Node.
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '',
    HTTP_PROXY: nobody,
    HTTPS_PROXY: nobody,
    ALL_PROXY: nobody,
    http_proxy: nobody,
    https_proxy: nobody,
    all_proxy: nobody,
    NO_PROXY: '',
    no_proxy: '',
    XDG_DATA_HOME: nowhere,
    XDG_CACHE_HOME: nowhere,
    TYPST_PACKAGE_PATH: nowhere,
    TYPST_PACKAGE_CACHE_PATH: nowhere,
  }
}
