import type { LastLook } from '../../../shared/api/sending.ts'
import { failureOf, problem } from '../../../shared/failure.ts'
import type { Every } from '../every.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { readFolder } from './readFolder.ts'
import { readReplies } from './readReplies.ts'
import type { SecretHolder } from './secretNames.ts'
import { sendersThat } from './senders.ts'

/** Milliseconds between two looks at one folder, and between two looks whether it is time. */
const [hour, glance] = [3_600_000, 600_000]

interface Parts {
  readonly secrets: Secrets
  readonly every: Every
  readonly log: Log
  readonly signal: AbortSignal
}

/** What looks by itself. */
export interface Looking {
  /** What came of it since the program began, the last of each account and gateway. */
  looks(): readonly LastLook[]
  /** Resolves when no look is under way. */
  settled(): Promise<void>
}

/** Reads what came back and who wants no more, each hour from all accounts and gateways that say so. */
export function lookByItself(office: Office, { secrets, every, log, signal }: Parts): Looking {
  const looks = new Map<string, LastLook>()
  let looking: Promise<void> | undefined

  const look = async (holder: SecretHolder) => {
    const act = { id: office.ids(), source: 'clock', actor: program } as const
    if (holder.entity === 'mailAccount') {
      return readFolder({ office, secrets }, act, holder.row, { anew: false })
    }
    return readReplies({ office, secrets }, act, holder.row)
  }
  const lookAtAll = async () => {
    for (const holder of sendersThat(office, secrets, looksByItself)) {
      if (signal.aborted) return
      const { id } = holder.row
      const at = office.clock.now()
      if (at - (looks.get(id)?.at ?? -Infinity) < hour) continue
      try {
        looks.set(id, { id, at, outcome: await look(holder), failure: null })
      } catch (error) {
        const [known] = failureOf(error)?.problems ?? []
        if (!known && !signal.aborted) log.defect('sending', 'lookByItself', error)
        looks.set(id, { id, at, outcome: null, failure: known ?? problem([], 'unexpected') })
      }
    }
  }
  const stop = every(glance, () => {
    looking ??= lookAtAll().finally(() => (looking = undefined))
  })
  signal.addEventListener('abort', stop)
  return { looks: () => [...looks.values()], settled: async () => looking }
}

const looksByItself = ({ entity, row }: SecretHolder): boolean =>
  row.everyHour && !!(entity === 'mailAccount' ? row.bounceHost : row.repliesUrl)
