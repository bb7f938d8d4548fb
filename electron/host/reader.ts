import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../shared/clock.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { Entity } from '../../shared/entity.ts'
import { failureOf } from '../../shared/failure.ts'
import { openCheckpoints } from './database/checkpoints.ts'
import { handleOn } from './database/handle.ts'
import { openReader } from './database/open.ts'
import { holdKeys } from './keys/keyring.ts'
import { answerTo, type ReadingDesk } from './reading/questions.ts'
import type { FromReader, NamedList, ReaderTask, ToReader } from './reading/readerMessages.ts'
import { entityIn } from './records/asked.ts'
import { createLists, orderIsElsewhere } from './records/list.ts'
import { createLiveRegistry } from './records/liveRegistry.ts'
import { sampleShares, type TokenShares } from './records/tokenShares.ts'
import { createTotals } from './records/totals.ts'
import { keepFigures } from './reports/figureKeeper.ts'
import { rules } from './rules/rules.ts'

// A reader of an office: a thread beside the writer, with a connection of its own.

type Question = Extract<ToReader, { kind: 'question' }>

if (!parentPort) throw new Error('The reader is started by a host')
const port = parentPort
const { file, site, duty, keys } = workerData as ReaderTask
holdKeys(keys)
// Who looks comes back to the same pages; who counts passes each of them once.
const connection = openReader(file, { cache: duty === 'looking' ? 16 : 4 })
const reading = handleOn(connection)
const checkpoints = duty === 'counting' ? openCheckpoints(file) : undefined
/** Moves on whenever somebody else has written: then the entities may be others. */
const versionOf = connection.prepare('pragma data_version').pluck()
let version = versionOf.get()
const live = createLiveRegistry(entities, reading)
const parts = {
  reading,
  get registry() {
    return live.now
  },
  rules,
  clock: systemClock,
  site,
}
/** Whether the question at hand has to do without what others count. */
let alone = false
const lists = createLists(parts, () => {
  if (duty === 'counting') return 'begun'
  return alone ? 'whole' : 'elsewhere'
})
const kept = keepFigures(reading)
const shares = new Map<string, TokenShares>()
const desk: ReadingDesk = Object.assign(parts, {
  lists,
  totals: createTotals(parts),
  kept,
  sharesOf: ({ name }: Entity) => shares.get(name),
})
/** Milliseconds after which tokens are counted: by then an office has opened, and nobody has searched much. */
const settled = 1500
/** Milliseconds between two counts: an office grows, and what is common in it changes. */
const sampledAgain = 30 * 60_000
let ahead = duty === 'counting' ? setTimeout(readAhead, settled) : undefined
let sampling = duty === 'counting' ? setTimeout(() => tellShares(0), settled) : undefined
port.on('message', (message: ToReader) => {
  switch (message.kind) {
    case 'question':
      return reply(answered(message))
    case 'changed':
      kept.heard(message.events)
      checkpoints?.tend()
      return lists.heard(message.events, message.upTo)
    case 'counted':
      return keep(message)
    case 'shares':
      return void shares.set(message.entity, message.shares)
    case 'close':
      clearTimeout(sampling)
      clearTimeout(ahead)
      checkpoints?.close()
      connection.close()
      port.close()
  }
})

function reply(answer: FromReader): void {
  port.postMessage(answer, answer.kind === 'counted' ? [answer.order.rows.buffer] : [])
}

/** Tells how the tokens of entities are shared, where they are large: one after another, questions come between. */
function tellShares(place: number): void {
  const entity = Object.values(parts.registry)[place]
  if (!entity) return void (sampling = setTimeout(() => tellShares(0), sampledAgain))
  try {
    const found = inOneState(() => sampleShares(reading, entity))
    if (found) reply({ kind: 'shares', entity: entity.name, shares: found })
  } catch {
    // Search does without; what is wrong with the file a question will find, and say.
  }
  sampling = setTimeout(() => tellShares(place + 1))
}

/** Reads what figures keep, piece by piece: questions come between. */
function readAhead(): void {
  if (inOneState(kept.cases.readAhead)) ahead = setTimeout(readAhead)
}

/** One state of the office from the first row of an answer to the last. */
const inOneState = <T>(work: () => T): T =>
  connection.transaction(() => {
    follow()
    return work()
  })()

function answered(message: Question): FromReader {
  try {
    alone = message.alone ?? false
    return inOneState(() => answerOf(message))
  } catch (error) {
    if (error === orderIsElsewhere) return { kind: 'uncounted' }
    const failure = failureOf(error)
    return failure ? { kind: 'failure', failure } : { kind: 'defect', error }
  }
}

function answerOf({ question, actor, asked }: Question): FromReader {
  if (duty === 'counting' && question === 'size') {
    const list = asked as NamedList
    return { kind: 'counted', order: lists.read(actor, entityIn(desk, actor, list.entity), list) }
  }
  return { kind: 'answer', answer: answerTo(desk, question, actor, asked as never) }
}

/** An order of an entity that is no more is of no use. */
function keep({ actor, list, order }: Extract<ToReader, { kind: 'counted' }>): void {
  try {
    inOneState(() => lists.keep(actor, entityIn(desk, actor, list.entity), list, order))
  } catch (error) {
    if (!failureOf(error)) throw error
  }
}

/** Answers are about the entities of the very state that is read, whether it was heard of or not. */
function follow(): void {
  const found = versionOf.get()
  if (found !== version) live.renew()
  version = found
}
