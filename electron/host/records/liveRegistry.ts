import { withCustomFields, type CustomFieldRow } from '../../../shared/customFields.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** The entities of an office as they are at this moment: as declared, with the fields that the office added. */
export interface LiveRegistry {
  readonly now: Registry
  /** Reads the custom fields anew, as the transaction at hand has them. */
  renew(): void
  /** Does something that may be refused: when it throws, the entities are again what they were. */
  attempt<T>(work: () => T): T
}

/** Makes the entities of the office that is read. */
export function createLiveRegistry(declared: Registry, reading: Reading): LiveRegistry {
  let now = declared
  let made = ''
  const renew = () => {
    const rows = reading.all(liveFields)
    const thinned = reading.all(thinnedEntities).map(({ entity }) => entity)
    const wanted = JSON.stringify([rows, thinned])
    // As long as nothing changed the entities stay the same objects, and what is kept for them stays true.
    if (wanted === made) return
    const whole = withCustomFields(declared, rows)
    const marked = thinned.flatMap((name) => {
      const entity = entityNamed(whole, name)
      return entity ? [[name, { ...entity, isThinned: true }] as const] : []
    })
    now = { ...whole, ...Object.fromEntries(marked) }
    made = wanted
  }
  renew()
  return {
    get now() {
      return now
    },
    renew,
    attempt: (work) => {
      const before = { now, made }
      try {
        return work()
      } catch (error) {
        ;({ now, made } = before)
        throw error
      }
    },
  }
}

/** The entities with removed custom fields too: their columns are still there, and what stands in them may come back. */
export const registryWithRemoved = (declared: Registry, reading: Reading): Registry =>
  withCustomFields(declared, reading.all(allFields))

const allFields = query
  .selectFrom('customField')
  .select(['id', 'label', 'entity', 'kind', 'position'])
  .$castTo<CustomFieldRow>()
const liveFields = allFields.where('deletedAt', 'is', null).orderBy('id')
const thinnedEntities = query
  .selectFrom('customField')
  .select('entity')
  .distinct()
  .where('deletedAt', 'is not', null)
  .orderBy('entity')
