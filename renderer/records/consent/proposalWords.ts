import type { Proposal } from '../../../shared/api/consent.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import { useLookups } from '../../lookups.ts'
import { entityNow } from '../../registry.ts'
import { speaker, t } from '../../words.ts'

/** A value of the field of a proposal, as people write it. */
export function writtenIn({ entity, field }: Proposal, value: unknown, titles: Titles): string {
  const spec = entityNow(entity)?.fields[field]
  return value === null || !spec
    ? t('consent.nothing')
    : kindOf(spec).format(value, spec, speaker(titles))
}

/** What stood there when it was proposed, where something else stands there by now; empty otherwise. */
export function wasWords(proposal: Proposal, titles: Titles): string {
  const { old, now, state } = proposal
  const isSame = JSON.stringify(old ?? null) === JSON.stringify(now ?? null)
  if (isSame || state !== 'waiting') return ''
  return t('consent.was', { value: writtenIn(proposal, old, titles) })
}

/** A colleague's name. */
export const calledIn = (user: string | null): string =>
  (user && useLookups().user(user)?.name) || t('timeline.somebody')
