import type { Titles } from '../../../shared/api/records.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import type { PickOption } from '../../fields/pickOption.ts'
import { entityOf, findReferences, listedOptions } from '../../fields/referenceOptions.ts'
import { regionsIn, searchRegions } from '../../fields/regionOptions.ts'
import { typedMatch } from '../../fields/typedMatch.ts'
import { useLookups } from '../../lookups.ts'
import { choices, labelOf, referredTo } from '../../words.ts'

/** What can be chosen for a field in a filter, answering what was typed. */
export async function valueOptions(
  spec: FieldSpec,
  typed: string,
  signal: AbortSignal,
): Promise<readonly PickOption[]> {
  const lookups = useLookups()
  const query = typed.trim()
  if (spec.kind === 'address') {
    await lookups.loadRegions()
    return query ? searchRegions(lookups.regions, query) : regionsIn(lookups.regions, '')
  }
  if (spec.kind === 'tags') {
    return lookups.tags
      .filter((tag) => typedMatch(tag.name, query))
      .map((tag) => ({ key: tag.id, label: tag.name }))
  }
  if (spec.dictionary) {
    return choices(spec.dictionary)
      .filter((choice) => typedMatch(choice.label, query))
      .map(({ code, label }) => ({ key: code, label }))
  }
  const to = entityOf(spec.to)
  if (!to) return []
  return listedOptions(to.name, query) ?? findReferences(to, query, undefined, signal)
}

/** Name of something that was chosen before. */
export function valueLabel(spec: FieldSpec, value: string, titles: Titles): string {
  const lookups = useLookups()
  if (spec.kind === 'address') return lookups.regionName(value) || value
  if (spec.kind === 'tags') return lookups.tag(value)?.name ?? ''
  if (spec.dictionary) return labelOf(spec.dictionary, value)
  return referredTo(spec.to ?? '', value, titles) ?? ''
}
