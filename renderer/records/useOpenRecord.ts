import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { entities } from '../../shared/entities/registry.ts'
import type { SomeRow } from '../../shared/entity.ts'
import { entityNow } from '../registry.ts'
import { useSession } from '../session.ts'
import { useWaitingOf } from './consent/waitingChanges.ts'
import { useRecord } from './recordData.ts'
import { relationsOf, standsInTimeline } from './recordShape.ts'
import { useRelated } from './relatedData.ts'

const none: readonly SomeRow[] = []

/** A record as its page and its peek need it: the row, its people, and what may be done with it. */
export function useOpenRecord(name: MaybeRefOrGetter<string>, id: MaybeRefOrGetter<string>) {
  const session = useSession()
  const record = useRecord(name, id)
  useWaitingOf(name, () => [toValue(id)])
  const entity = computed(() => entityNow(toValue(name))!)
  const peopleOf = computed(() =>
    relationsOf(entity.value).find((relation) => relation.entity === 'contact'),
  )
  const related = peopleOf.value ? useRelated(peopleOf.value, id) : undefined
  const inBin = computed(() => record.row.value != null && record.row.value.deletedAt !== null)
  const mayWrite = (what: 'interaction' | 'task') =>
    !inBin.value && standsInTimeline(entities[what], entity.value) && session.may(what, 'add')

  return {
    ...record,
    entity,
    people: computed(() => related?.rows.value ?? none),
    inBin,
    editable: computed(() => !inBin.value && session.may(toValue(name), 'edit')),
    mayLog: computed(() => mayWrite('interaction')),
    mayTask: computed(() => mayWrite('task')),
  }
}
