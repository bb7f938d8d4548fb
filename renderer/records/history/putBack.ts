import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { changing, toast } from '../../frame/toasts.ts'
import { failureText, label, t } from '../../words.ts'
import { waitWords } from '../consent/consentActs.ts'
import { newId } from '../ids.ts'

/**
 * Gives a record the values back that it had at a clock, all or some of them, and offers to take that back. What stays
 * as it is, because today's rules refuse the old value, is said. `seen` is the record as the person sees it.
 */
export const putBack = (
  entity: string,
  seen: AnyRow,
  clock: number,
  text: string,
  fields?: readonly string[],
): Promise<AnyRow> =>
  changing(async () => {
    const act = newId()
    const { row, left, ...came } = await client.records.putBack({
      entity,
      id: seen.id,
      act,
      clock,
      seen: seen as AnyValues,
      ...(fields && { fields: [...fields] }),
    })
    const stayed = left.map((problem) => {
      const field = label(entity, String(problem.path[0]))
      return t('history.stayed', { field, why: failureText(problem) })
    })
    toast({ text: [waitWords(text, came), ...stayed].join(' '), undo: act })
    return row
  })
