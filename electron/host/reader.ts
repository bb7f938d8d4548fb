import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../shared/clock.ts'
import { entities } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { handleOn } from './database/handle.ts'
import { openReader } from './database/open.ts'
import { answerTo, type ReadingDesk } from './reading/questions.ts'
import type { FromReader, ToReader } from './reading/readerMessages.ts'
import { createLists } from './records/list.ts'
import { createLiveRegistry } from './records/liveRegistry.ts'
import { rules } from './rules/rules.ts'

// The reader of an office: a thread beside the writer, with a connection of its own.

if (!parentPort) throw new Error('The reader is started by a host')
const port = parentPort
const { file, site } = workerData as { readonly file: string; readonly site: string }
const connection = openReader(file)
const reading = handleOn(connection)
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
const lists = createLists(parts)
const desk: ReadingDesk = Object.assign(parts, { lists })
/** Moves on whenever somebody else has written: then the entities may be others. */
const versionOf = connection.prepare('pragma data_version').pluck()
let version = versionOf.get()

port.on('message', (message: ToReader) => {
  switch (message.kind) {
    case 'question':
      return port.postMessage(answered(message))
    case 'changed':
      return lists.heard(message.events, message.upTo)
    case 'close':
      connection.close()
      port.close()
  }
})

function answered({ question, actor, asked }: Extract<ToReader, { kind: 'question' }>): FromReader {
  try {
    // One state of the office from the first row of an answer to the last.
    const answer = connection.transaction(() => {
      follow()
      return answerTo(desk, question, actor, asked as never)
    })()
    return { kind: 'answer', answer }
  } catch (error) {
    const failure = failureOf(error)
    return failure ? { kind: 'failure', failure } : { kind: 'defect', error }
  }
}

/** Answers are about the entities of the very state that is read, whether it was heard of or not. */
function follow(): void {
  const found = versionOf.get()
  if (found !== version) live.renew()
  version = found
}
