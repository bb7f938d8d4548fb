import { entityNamed } from '../../../shared/entities/registry.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import type { Journal } from './journal.ts'

/** Milliseconds in which the same refusal is told once: who tries again and again does not fill the disk. */
const once = 60_000
/** Refusals remembered. */
const most = 500

/** Notes in the journal that somebody was refused for want of a right; the input is what they sent, whatever that is. */
export type NoteRefusal = (actor: Actor, procedure: string, input: unknown) => void

export function createRefusals(
  office: Pick<Office, 'registry' | 'clock'>,
  note: Journal['note'],
): NoteRefusal {
  const told = new Map<string, number>()
  return (actor, procedure, input) => {
    const { entity: name, id } = Object(input) as { entity?: unknown; id?: unknown }
    const entity = typeof name === 'string' ? entityNamed(office.registry, name)?.name : undefined
    const record = entity && typeof id === 'string' ? id : undefined
    const key = JSON.stringify([actor.user, procedure, entity, record])
    const now = office.clock.now()
    if (now - (told.get(key) ?? -Infinity) < once) return
    if (told.size >= most) told.clear()
    told.set(key, now)
    note(actor, { kind: 'refused', entity, record, detail: { procedure } })
  }
}
