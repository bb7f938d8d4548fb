import { tones, type Filter, type Mark } from '../../../../shared/filter.ts'
import { newId } from '../../ids.ts'

/** A rule while it is made: it marks nothing before it says when. */
export interface MarkDraft {
  /** Tells it from the others while they are put in order. */
  readonly id: string
  readonly where: Filter | null
  readonly tone: Mark['tone']
  readonly as: Mark['as']
  readonly label: string
}

export const draftOf = ({ where, tone, as, label = '' }: Mark): MarkDraft => ({
  id: newId(),
  where,
  tone,
  as,
  label,
})

/** The rules that say when they hold. */
export const marksOf = (drafts: readonly MarkDraft[]): Mark[] =>
  drafts.flatMap(({ where, tone, as, label }) =>
    where ? [{ where, tone, as, ...(label && { label }) }] : [],
  )

/** Another rule, in a colour that none has yet. */
export function nextDraft(drafts: readonly MarkDraft[]): MarkDraft {
  const order = ['warning', ...tones] as const
  const tone = order.find((each) => drafts.every((draft) => draft.tone !== each)) ?? 'warning'
  return { id: newId(), where: null, tone, as: 'dot', label: '' }
}
