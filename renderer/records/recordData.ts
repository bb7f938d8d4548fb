import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { AnyRow, AnyValues, SomeRow } from '../../shared/entity.ts'
import type { Titles } from '../../shared/api/records.ts'
import { kindOf } from '../../shared/fields/kinds.ts'
import { onChanged } from '../changes.ts'
import { client, failureFrom } from '../client.ts'
import { changing, toast } from '../frame/toasts.ts'
import { entityNow } from '../registry.ts'
import { label, one, speaker, t } from '../words.ts'
import { heldBack, waitWords } from './consent/consentActs.ts'
import { useWaitingChanges } from './consent/waitingChanges.ts'
import { newId } from './ids.ts'

/** A record with the names of what it refers to. */
export interface ReadRecord {
  readonly row: AnyRow
  readonly titles: Titles
}

const keyOf = (entity: string, id: string) => ['record', entity, id]

/** Entities whose records this one names, or that say which fields it has: a change of theirs may change what it shows. */
function concerning(entity: string): string[] {
  const specs = Object.values(entityNow(entity)?.fields ?? {})
  return [entity, 'customField', ...specs.flatMap((spec) => spec.to ?? [])]
}

/** A record that stays as the office has it, whoever changes it. `missing` when it is gone or was never there. */
export function useRecord(entity: MaybeRefOrGetter<string>, id: MaybeRefOrGetter<string>) {
  const query = useQuery<ReadRecord, unknown>({
    key: () => keyOf(toValue(entity), toValue(id)),
    query: ({ signal }) =>
      client.records.read({ entity: toValue(entity), id: toValue(id) }, { signal }),
  })
  onChanged(null, (events) => {
    const names = concerning(toValue(entity))
    const touched = events.some(
      (event) =>
        event.entity === '*' ||
        (names.includes(event.entity) &&
          (event.entity !== toValue(entity) || (event.records?.includes(toValue(id)) ?? true))),
    )
    if (touched) void query.refetch()
  })
  return {
    row: computed(() => query.data.value?.row),
    titles: computed(() => query.data.value?.titles ?? {}),
    loading: query.isPending,
    error: query.error,
    missing: computed(
      () => query.error.value != null && failureFrom(query.error.value).kind === 'notFound',
    ),
    refetch: query.refetch,
  }
}

/**
 * Puts a row that the host answered with where open views find it. What was read of it since stays: who watches may be
 * told of a change before its answer comes, which knows nothing of what follows from it.
 */
export function useRecordCache() {
  const cache = useQueryCache()
  return (entity: string, row: AnyRow): void => {
    cache.setQueryData<ReadRecord>(keyOf(entity, row.id), (before) =>
      before && before.row.updatedAt >= row.updatedAt
        ? before
        : { row, titles: before?.titles ?? {} },
    )
  }
}

/** Longest value repeated in a message, in characters. */
const saidLength = 40

/** What a field holds now, short enough to be said in a message; empty for nothing. */
function said(entity: string, field: string, value: unknown, titles: Titles): string {
  const spec = entityNow(entity)?.fields[field]
  if (!spec || value == null) return ''
  const text = kindOf(spec).format(value, spec, speaker(titles))
  return text.length > saidLength ? `${text.slice(0, saidLength)}…` : text
}

/**
 * Saves one field of a record and offers to take it back. Answers the record as it is now; throws the failure, with
 * the field's problems, when it can't be saved.
 */
export const saveField = (
  entity: string,
  row: SomeRow,
  field: string,
  value: unknown,
  titles: Titles = {},
): Promise<AnyRow> =>
  changing(async () => {
    const act = newId()
    // Whoever gives back what stands there takes back what they proposed.
    const own = useWaitingChanges().ownOf(row.id, field)
    const saved = await client.records.update({
      entity,
      id: row.id,
      act,
      values: { [field]: value },
      seen: { [field]: row[field] ?? null },
    })
    const name = label(entity, field)
    const declared = entityNow(entity)
    if (declared && heldBack(declared, saved, { [field]: value }).length > 0) {
      toast({ text: t('consent.fieldWaits', { field: name }), undo: act })
      return saved
    }
    if (own) {
      toast({
        text: t('consent.withdrawn', { field: name, name: titleOf(entity, saved) }),
        undo: act,
      })
      return saved
    }
    const now = said(entity, field, saved[field], titles)
    toast({
      text: now
        ? t('frame.fieldSaved', { field: name, value: now })
        : t('frame.fieldCleared', { field: name }),
      undo: act,
    })
    return saved
  })

/** What a record is called: its title, cut to a line. */
export function titleOf(entity: string, row: SomeRow): string {
  const declared = entityNow(entity)
  return declared ? String(row[declared.title] ?? '').split('\n', 1)[0]! : ''
}

/** Makes a record, under an id of the caller's where it may be asked for again, and offers to take it back. */
export const createRecord = (
  entity: string,
  values: AnyValues,
  id: string = newId(),
): Promise<AnyRow> =>
  changing(async () => {
    const act = newId()
    const row = await client.records.create({ entity, id, act, values })
    toast({
      text: t('frame.recordCreated', { one: one(entity), title: titleOf(entity, row) }),
      undo: act,
    })
    return row
  })

/** Moves records to the recycle bin and offers to take it back. `title` names the one that goes. */
export const removeRecords = (
  entity: string,
  ids: readonly string[],
  title?: string,
): Promise<void> =>
  changing(async () => {
    const act = newId()
    const { removed } = await client.records.remove({ entity, ids: [...ids], act })
    toast({
      text: title
        ? t('frame.recordRemoved', { title })
        : t('frame.recordsRemoved', { count: removed }),
      undo: act,
    })
  })

/**
 * Changes fields of a record, several at a time, and offers to take it back. What somebody else changed since it was
 * `seen` is not overwritten.
 */
export const updateRecord = (
  entity: string,
  id: string,
  values: AnyValues,
  said: string,
  seen?: AnyValues,
): Promise<AnyRow> =>
  changing(async () => {
    const act = newId()
    const row = await client.records.update({ entity, id, act, values, ...(seen && { seen }) })
    const declared = entityNow(entity)
    const waiting = declared ? heldBack(declared, row, values).length : 0
    const made = Object.keys(values).length - waiting
    toast({ text: waitWords(said, { made, waiting }), undo: act })
    return row
  })
