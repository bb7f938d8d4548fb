import { v5 } from 'uuid'
import { shippedFollowUp } from '../../../shared/domain/followUp.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { messages } from '../../../shared/locales/messages.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Change } from '../rules/rule.ts'
import { readSetting } from '../settings.ts'
import { officeDay, officeTimes } from './officeTimes.ts'

/** Namespace of the ids of these tasks. */
const space = '5d6c2c0a-95b6-4a0e-8b0d-0f1d3b1f4a52'
const day = 86_400_000

/**
 * A case that was just closed leads to a task for its handler: to ask the customer some working days later. It is part of
 * the act that closes, and is taken back with it. One that is still to be done is not made a second time.
 */
export function followUpClosed({ tx, after, create }: Change): void {
  if (tx.act.source !== 'interface') return
  const { on, days } = readSetting(tx, 'followUp') ?? shippedFollowUp
  if (!on) return
  const id = freeId(tx, after.id)
  if (id === null) return
  const { followUp } = messages[readSetting(tx, 'locale') ?? 'zh-CN'].service
  create(entities.task, id, {
    title: followUp.task.replace('{title}', () => String(after.title)),
    dueOn: dayAfter(tx, days),
    owner: after.owner,
    customer: after.customer,
    contact: after.contact,
    case: after.id,
  })
}

/** The day in the office on which so many working days are over: the last that is worked of them. */
function dayAfter(tx: Transaction, days: number): string {
  const over = officeTimes(tx).workingDays.after(tx.now, days * day) ?? tx.now + days * day
  return officeDay(tx, over - 1)
}

/** Id of the next task of a case; null while one is still to be done. */
function freeId(tx: Transaction, record: string): string | null {
  for (let time = 0; ; time += 1) {
    const id = v5(`${record} ${time}`, space)
    const made = tx.first(
      query.selectFrom('task').select(['doneAt', 'deletedAt']).where('id', '=', id),
    )
    if (!made) return id
    if (made.doneAt === null && made.deletedAt === null) return null
  }
}
