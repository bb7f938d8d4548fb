import { heldKeys } from '../keys/keyring.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { isLong, type Answer, type Asked, type Question } from './questions.ts'
import type { NamedList } from './readerMessages.ts'
import { startReader } from './readerThread.ts'
import type { Readings } from './readings.ts'

/** The script of the readers beside the script of a host: `reader.ts` in the sources, `reader.js` when built. */
export const readerBeside = (host: string) =>
  new URL(host.endsWith('.ts') ? './reader.ts' : './reader.js', host)

/** Rows at the very beginning of a list that are picked out for who waits, before all of it is put in order: one page at most. */
const begun = 1000

/** Times that a list is counted for a question; if then too much was written meanwhile, its own reader counts it. */
const mostCounts = 2

/**
 * Answers on two threads with connections of their own: one for what people wait for while they type and scroll, one
 * that counts whole lists and hands their order to the first, and tells it how common tokens of search are.
 */
export function readOnThreads(
  { file, site, changed }: Pick<Office, 'file' | 'site' | 'changed'>,
  script: URL,
  log: Log,
): Readings {
  const task = { file, site, keys: heldKeys() }
  const looking = startReader(script, { ...task, duty: 'looking' }, log)
  const counting = startReader(script, { ...task, duty: 'counting' }, log, (found) =>
    looking.tell(found),
  )
  const stop = changed.watch((events, upTo) => {
    for (const reader of [looking, counting]) reader.tell({ kind: 'changed', events, upTo })
  })

  /** Counts a list, and hands its order to whoever looks. */
  const count = async (actor: Actor, list: NamedList, signal?: AbortSignal): Promise<number> => {
    const { entity, filter, sort } = list
    const asked = { entity, filter, sort }
    const answer = await counting.ask({ kind: 'question', question: 'size', actor, asked }, signal)
    if (answer.kind !== 'counted') throw new Error('A list was asked for and not counted')
    const { order } = answer
    const size = order.rows.length
    looking.tell({ kind: 'counted', actor, list: asked, order }, [order.rows.buffer])
    return size
  }

  const askCounting = async <Q extends Question>(
    question: Q,
    actor: Actor,
    asked: Asked<Q>,
    signal: AbortSignal | undefined,
    urgent = false,
  ): Promise<Answer<Q>> => {
    const answer = await counting.ask({ kind: 'question', question, actor, asked, urgent }, signal)
    if (answer.kind !== 'answer') throw new Error(`${question} was not answered`)
    return answer.answer as Answer<Q>
  }

  const look = async <Q extends Question>(
    question: Q,
    actor: Actor,
    asked: Asked<Q>,
    signal: AbortSignal | undefined,
  ): Promise<Answer<Q>> => {
    for (let counts = 0; ; counts += 1) {
      const alone = counts === mostCounts
      const answer = await looking.ask({ kind: 'question', question, actor, asked, alone }, signal)
      if (answer.kind === 'answer') return answer.answer as Answer<Q>
      if (counts === 0 && question === 'page' && isBeginning(asked as Asked<'page'>)) {
        return askCounting(question, actor, asked, signal, true)
      }
      await count(actor, asked as unknown as NamedList, signal)
    }
  }

  return {
    ask: async (question, actor, asked, signal) => {
      type Result = Answer<typeof question>
      if (question === 'size') return (await count(actor, asked as NamedList, signal)) as Result
      if (!isLong(question)) return look(question, actor, asked, signal)
      return askCounting(question, actor, asked, signal)
    },
    close: async () => {
      stop()
      await Promise.all([looking.close(), counting.close()])
    },
  }
}

const isBeginning = ({ offset, limit }: Asked<'page'>) => offset === 0 && limit <= begun
